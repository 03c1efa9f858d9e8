package plumbline.demonstration.generator;

import java.util.ArrayList;
import java.util.List;

/**
 * How punctual a team is.
 *
 * @param code         the team's unit code
 * @param slowness     1 is usual; a team at 0.5 is hardly ever late, one at 2 often
 * @param carelessness 1 is usual; a team at 40 leaves out many dates
 * @param weight       how many people it holds against the others
 */
record TeamHabits(String code, double slowness, int carelessness, int weight) {

    /** The casework teams, each with habits of its own drawn from the seed: trouble is never spread evenly. */
    static List<TeamHabits> casework(long seed) {
        List<TeamHabits> teams = new ArrayList<>();
        int stream = 0;
        for (String area : DemonstrationOrganisation.CASEWORK_AREAS) {
            for (String team : DemonstrationOrganisation.teamsOf(area)) {
                Chance chance = new Chance(seed, -100 - stream++);
                // One service area is in trouble as a whole, so that its rate is red and not only its cases.
                double slowness = chance.between(35, 150) / 100.0 + (area.equals("mental-health") ? 1.1 : 0);
                teams.add(new TeamHabits(team, slowness, chance.perThousand(120) ? 40 : 1, area.equals("older-people") ? 3 : 2));
            }
        }
        return teams;
    }

    static TeamHabits draw(List<TeamHabits> teams, Chance chance) {
        int place = chance.between(1, teams.stream().mapToInt(TeamHabits::weight).sum());
        for (TeamHabits team : teams) {
            place -= team.weight();
            if (place <= 0) {
                return team;
            }
        }
        throw new IllegalStateException("no team at place " + place);
    }
}

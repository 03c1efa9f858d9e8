package plumbline.demonstration.generator;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import plumbline.demonstration.generator.ProviderFile.MadeLocation;

/**
 * Writes the files a council would send: care directory with ratings, client level data, event list, record list, measure list. The same
 * seed, day and number of people make the same files; memory does not grow with the number of people.
 */
public final class DemonstrationData {

    /** For every hundred people with long-term support, people who asked for help and have none yet. */
    private static final int NEWCOMERS_PER_HUNDRED = 15;
    private static final int CONCERNS_PER_THOUSAND = 60;
    private static final int DOLS_PER_THOUSAND = 70;
    private static final int BROKERAGE_PER_THOUSAND = 30;

    private DemonstrationData() {
    }

    /** Writes with the mess of real extracts: missing, future, impossible, double and unknown values. */
    public static List<Path> write(Path folder, int people, long seed, LocalDate asAt) {
        return write(folder, people, seed, asAt, true);
    }

    /**
     * Writes the files into a folder that is there.
     *
     * @param people how many people have or had long-term support; some fifteen in a hundred more asked for help
     * @param asAt   the day the files are of; nothing in them is later, but for deliberate faults
     * @param messy  whether rows have faults
     * @return the files in the order in which they are best imported
     */
    public static List<Path> write(Path folder, int people, long seed, LocalDate asAt, boolean messy) {
        List<TeamHabits> teams = TeamHabits.casework(seed);
        ProviderFile providers = new ProviderFile(folder, seed, asAt);
        List<MadeLocation> locations = providers.write();
        try (ClientLevelDataFile data = new ClientLevelDataFile(folder, asAt, messy); EventListFile events = new EventListFile(folder);
             RecordListFile records = new RecordListFile(folder, seed, messy);
             MeasureListFile measures = new MeasureListFile(folder, seed, messy)) {
            events.councilProvider(ProviderFile.COUNCIL_PROVIDER);
            visits(locations, events, asAt, new Chance(seed, -2));
            people(people, seed, teams, new PersonStory(asAt, data, events, locations.stream().map(MadeLocation::id).toList(), messy));
            waiting(people, seed, teams, new WaitingCases(asAt, data, events, messy));
            CaseRecordStories stories = new CaseRecordStories(people, seed, teams);
            stories.tell(new PeopleRecords(new Course(asAt), records));
            stories.tell(new CouncilRecords(new Course(asAt), records));
            new MeasureStories(measures, seed, asAt).tell();
            return List.of(providers.path(), data.path(), events.path(), records.path(), measures.path());
        }
    }

    private static void people(int people, long seed, List<TeamHabits> teams, PersonStory story) {
        for (int number = 1; number <= people; number++) {
            Chance chance = new Chance(seed, number);
            story.tell(number, TeamHabits.draw(teams, chance), chance);
        }
    }

    private static void waiting(int people, long seed, List<TeamHabits> teams, WaitingCases cases) {
        int newcomers = people * NEWCOMERS_PER_HUNDRED / 100;
        for (int number = people + 1; number <= people + newcomers; number++) {
            Chance chance = new Chance(seed, number);
            cases.newcomer(number, TeamHabits.draw(teams, chance), chance);
        }
        Chance chance = new Chance(seed, -3);
        for (int number = 1; number <= share(people, CONCERNS_PER_THOUSAND); number++) {
            cases.concern(number, somebody(people, chance), chance);
        }
        for (int number = 1; number <= share(people, DOLS_PER_THOUSAND); number++) {
            cases.dolsApplication(number, somebody(people, chance), chance);
        }
        for (int number = 1; number <= share(people, BROKERAGE_PER_THOUSAND); number++) {
            cases.brokerage(number, somebody(people, chance), chance);
        }
    }

    /** Locations rated below good are visited; now and then a visit is only booked. */
    private static void visits(List<MadeLocation> locations, EventListFile events, LocalDate asAt, Chance chance) {
        for (MadeLocation location : locations) {
            if (!location.poor()) {
                continue;
            }
            LocalDate day = location.publishedOn().plusDays(chance.around(21, 7, 3));
            for (int visit = 1; day.isBefore(asAt); visit++) {
                boolean missed = chance.perThousand(70);
                events.visit(missed ? "booked" : "completed", "QV-" + location.id() + "-" + visit, location.id(), day);
                day = day.plusDays(chance.around(78, 8, 30));
            }
        }
    }

    private static int share(int people, int perThousand) {
        return Math.max(3, people * perThousand / 1_000);
    }

    private static String somebody(int people, Chance chance) {
        return "P%06d".formatted(chance.between(1, people));
    }
}

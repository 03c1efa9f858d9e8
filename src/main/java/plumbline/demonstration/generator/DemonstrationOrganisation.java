package plumbline.demonstration.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plumbline.core.UnitId;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Post;
import plumbline.organisation.UnitKind;

/**
 * The made-up council of the demonstration: three divisions, nine service areas, forty teams. Staff are named by post.
 */
public final class DemonstrationOrganisation {

    static final UnitId COUNCIL = new UnitId("council");

    /** Teams that hold people with long-term support, with the rest of the casework. */
    static final List<String> CASEWORK_AREAS = List.of("older-people", "physical-disability", "learning-disability", "mental-health", "reviews");

    static final String SAFEGUARDING_TEAM = "safeguarding-hub";
    static final String DOLS_TEAM = "deprivation-of-liberty";
    static final String BROKERAGE_TEAM = "brokerage";
    static final String CONTACT_TEAM = "first-contact";

    private static final List<Area> AREAS = List.of(
            area("adults", "front-door", "Front door and prevention", "First contact", "Early help east", "Early help west", "Occupational therapy", "Sensory support"),
            area("adults", "older-people", "Older people", "Older people north", "Older people south", "Older people east", "Older people west", "Older people central", "Older people coast"),
            area("adults", "physical-disability", "Physical disability", "Physical disability north", "Physical disability south", "Physical disability east", "Physical disability west"),
            area("adults", "hospital-and-reablement", "Hospital and reablement", "Hospital discharge north", "Hospital discharge south", "Reablement", "Rapid response"),
            area("adults", "reviews", "Reviews", "Reviews north", "Reviews south", "Reviews care homes", "Reviews direct payments"),
            area("specialist", "learning-disability", "Learning disability and autism", "Learning disability north", "Learning disability south", "Autism", "Transitions"),
            area("specialist", "mental-health", "Mental health", "Mental health north", "Mental health south", "Mental health older adults", "Approved mental health professionals"),
            area("specialist", "safeguarding", "Safeguarding and deprivation of liberty", "Safeguarding hub", "Safeguarding enquiries", "Deprivation of liberty", "Court of Protection"),
            area("commissioning", "commissioning-and-quality", "Commissioning and quality", "Provider quality", "Brokerage", "Contracts", "Direct payments", "Financial assessment"));

    private DemonstrationOrganisation() {
    }

    /** All units, parents before children. */
    public static List<OrgUnit> units() {
        List<OrgUnit> units = new ArrayList<>();
        units.add(new OrgUnit(COUNCIL, UnitKind.COUNCIL, "Demonstration Council", Optional.empty()));
        units.add(division("adults", "Adults and older people"));
        units.add(division("specialist", "Specialist and safeguarding"));
        units.add(division("commissioning", "Commissioning"));
        for (Area area : AREAS) {
            units.add(new OrgUnit(area.id(), UnitKind.SERVICE_AREA, area.name(), Optional.of(new UnitId(area.division()))));
        }
        for (Area area : AREAS) {
            for (String team : area.teams()) {
                units.add(new OrgUnit(code(team), UnitKind.TEAM, team, Optional.of(area.id())));
            }
        }
        return units;
    }

    /** Every unit's post at its tier, held by a sign-in named for the post. */
    public static List<Post> posts() {
        List<Post> posts = new ArrayList<>();
        posts.add(new Post("Chair of the governance board", 5, COUNCIL, "board-chair"));
        posts.add(new Post("Director of adult social services", 4, COUNCIL, "director"));
        for (OrgUnit unit : units()) {
            switch (unit.kind()) {
                case DIVISION -> posts.add(new Post("Assistant director, " + unit.name(), 3, unit.id(), "assistant-director-" + unit.id()));
                case SERVICE_AREA -> posts.add(new Post("Head of service, " + unit.name(), 2, unit.id(), "head-" + unit.id()));
                case TEAM -> posts.add(new Post("Team manager, " + unit.name(), 1, unit.id(), "manager-" + unit.id()));
                case COUNCIL -> { }
            }
        }
        return posts;
    }

    /** The codes of the teams of a service area. */
    static List<String> teamsOf(String area) {
        return AREAS.stream().filter(candidate -> candidate.code().equals(area)).flatMap(found -> found.teams().stream())
                .map(team -> code(team).value()).toList();
    }

    private static OrgUnit division(String code, String name) {
        return new OrgUnit(new UnitId(code), UnitKind.DIVISION, name, Optional.of(COUNCIL));
    }

    private static UnitId code(String name) {
        return new UnitId(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    }

    private static Area area(String division, String code, String name, String... teams) {
        return new Area(division, code, name, List.of(teams));
    }

    private record Area(String division, String code, String name, List<String> teams) {
        UnitId id() {
            return new UnitId(code);
        }
    }
}

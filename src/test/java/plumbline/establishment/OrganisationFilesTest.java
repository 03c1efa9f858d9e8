package plumbline.establishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plumbline.core.UnitId;
import plumbline.establishment.PlannedChange.What;
import plumbline.organisation.EstablishedPost;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Tier;
import plumbline.organisation.TierLadder;
import plumbline.organisation.UnitKind;

/** What files say of the organisation, and what is refused in them; without a database. */
class OrganisationFilesTest {

    private static final TierLadder LADDER = new TierLadder(List.of(new Tier(1, "Team manager", UnitKind.TEAM),
            new Tier(2, "Head of service", UnitKind.SERVICE_AREA), new Tier(3, "Assistant director", UnitKind.DIVISION),
            new Tier(4, "Director", UnitKind.COUNCIL), new Tier(5, "Governance board", UnitKind.COUNCIL)));

    private static final OrgUnit COUNCIL = unit("council", UnitKind.COUNCIL, "Test Council", null);
    private static final OrgUnit ADULTS = unit("adults", UnitKind.DIVISION, "Adults", "council");
    private static final OrgUnit REVIEWS = unit("reviews", UnitKind.SERVICE_AREA, "Reviews", "adults");
    private static final OrgUnit NORTH = unit("north", UnitKind.TEAM, "Reviews North", "reviews");
    private static final EstablishedPost HEAD = post("Head of service, Reviews", 2, "reviews", "head-reviews");
    private static final EstablishedPost MANAGER = post("Manager, North", 1, "north", "manager-north");
    private static final Present PRESENT = new Present(List.of(COUNCIL, ADULTS, REVIEWS, NORTH), List.of(MANAGER, HEAD), LADDER);

    private static final String UNITS = "code,kind,name,parent\n";
    private static final String POSTS = "title,tier,unit,sign_in_name\n";

    @Test
    void whatIsDownloadedChangesNothingWhenItIsUploadedAgain() {
        for (int run = 0; run < 200; run++) {
            long seed = 20_260_000L + run;
            Present any = organisation(new Random(seed));
            OrganisationPlan plan = Comparison.of(any, new OrganisationFiles(OrganisationCsv.units(any.units()), OrganisationCsv.posts(any.posts(), LADDER)));
            assertThat(plan.problems()).as("problems with seed %d", seed).isEmpty();
            assertThat(plan.changes()).as("changes with seed %d", seed).isEmpty();
            assertThat(plan.leftOut()).as("left out with seed %d", seed).isEmpty();
            assertThat(plan.unchanged()).as("rows with seed %d", seed).isEqualTo(any.units().size() + any.posts().size());
        }
    }

    @Test
    void anyOrganisationIsReachedFromAnEmptyOneByItsFiles() {
        for (int run = 0; run < 200; run++) {
            long seed = 20_261_000L + run;
            Present any = organisation(new Random(seed));
            Present empty = new Present(List.of(COUNCIL), List.of(), LADDER);
            OrganisationPlan plan = Comparison.of(empty, new OrganisationFiles(OrganisationCsv.units(any.units()), OrganisationCsv.posts(any.posts(), LADDER)));
            assertThat(plan.problems()).as("problems with seed %d", seed).isEmpty();
            assertThat(plan.units()).as("units with seed %d", seed).isEqualTo(any.units().stream().filter(unit -> !unit.equals(COUNCIL)).toList());
            assertThat(plan.posts()).as("posts with seed %d", seed).isEqualTo(any.posts());
        }
    }

    @Test
    void saysWhatWouldChangeAndWhatIsLeftOut() {
        OrganisationPlan plan = plan(UNITS + "reviews,service area,Reviews and carers,council\nsouth,team,Reviews South,reviews\n",
                POSTS + "Head of service,Head of service,reviews,other-head\n\"Manager, North\",Team manager,north,\nManager of the south,team manager,south,manager-south\n");
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.changes()).extracting(PlannedChange::what).containsExactly(What.UNIT_RENAMED, What.UNIT_MOVED, What.UNIT_ADDED,
                What.POST_RENAMED, What.POST_PASSED_ON, What.POST_VACATED, What.POST_ADDED);
        assertThat(plan.changes()).extracting(PlannedChange::words).contains("from Adults to Test Council", "a team in Reviews and carers",
                "from head-reviews to other-head", "from manager-north; nobody holds it then", "held by manager-south");
        assertThat(plan.changes()).filteredOn(change -> change.passesFrom().isPresent()).extracting(change -> change.passesFrom().get())
                .containsExactly("head-reviews", "manager-north");
        assertThat(plan.leftOut()).containsExactly("Test Council (council, council)", "Adults (division, adults)", "Reviews North (team, north)");
    }

    @Test
    void aFileThatIsNotSentLeavesNothingOut() {
        assertThat(plan("", POSTS + "Head,Head of service,reviews,head-reviews\n").leftOut()).containsExactly("Manager, North (Team manager, Reviews North)");
        assertThat(plan(UNITS + "reviews,service area,R,adults\n", "").leftOut()).hasSize(3);
    }

    @Test
    void refusesUnitsThatDoNotFitAndNamesRowAndColumn() {
        assertUnits("south,team,South,nowhere", "Units, row 2, parent: “nowhere” is no unit");
        assertUnits("south,team,South,later\nlater,service area,Later,adults", "Units, row 2, parent: “later” comes later, in row 3");
        assertUnits("south,team,South,north", "Units, row 2, parent: a team cannot be below a team");
        assertUnits("reviews,service area,Reviews,north", "Units, row 2, parent: “north” is the unit itself or below it");
        assertUnits("south,team,South,south", "Units, row 2, parent: “south” is the unit itself or below it");
        assertUnits("south,team,South,", "Units, row 2, parent: is empty");
        assertUnits("council,council,Test,adults", "Units, row 2, parent: the council has “adults” above it");
        assertUnits("other,council,Other,", "Units, row 2, code: there is one council, expected its code “council”");
        assertUnits("south,squad,South,reviews", "Units, row 2, kind: “squad” is no kind of unit, expected one of council, division, service area, team");
        assertUnits("north,service area,North,adults", "Units, row 2, kind: the unit is a team and stays one");
        assertUnits("South East,team,South,reviews", "Units, row 2, code: “South East” is no code");
        assertUnits("south,team,,reviews", "Units, row 2, name: is empty");
        assertUnits("south,team," + "x".repeat(201) + ",reviews", "Units, row 2, name: has 201 characters, expected at most 200");
        assertUnits("south,team,South,reviews\nsouth,team,Other,reviews", "Units, row 3, code: “south” is in row 2 already");
    }

    @Test
    void refusesPostsThatDoNotFitAndNamesRowAndColumn() {
        assertPosts("Chief,Chief executive,council,chief", "Posts, row 2, tier: “Chief executive” is no tier, expected one of Team manager, Head of service");
        assertPosts("Head,Head of service,nowhere,head", "Posts, row 2, unit: “nowhere” is no unit");
        assertPosts("Head,Head of service,north,head", "Posts, row 2, unit: Head of service is a tier of a service area, and “north” is a team; expected a service area");
        assertPosts("Head,Head of service,reviews,Head Reviews", "Posts, row 2, sign_in_name: “Head Reviews” is no sign-in name");
        assertPosts(",Head of service,reviews,head", "Posts, row 2, title: is empty");
        assertPosts("Head,Head of service,reviews,head\nOther,Head of service,reviews,other", "Posts, row 3, tier: Head of service of “reviews” is in row 2 already");
    }

    @Test
    void refusesCellsAndFilesThatNobodyCanReadAsTheyLook() {
        for (String formula : List.of("=1+1", "+44", "-x", "@x")) {
            assertUnits("south,team," + formula + ",reviews", "Units, row 2, name: begins with " + formula.charAt(0));
        }
        for (String invisible : List.of("a\u0000b", "a\u202eb", "a\u200bb", "\"a\nb\"", "a\ufffdb")) {
            assertUnits("south,team," + invisible + ",reviews", "Units, row 2, name: holds a line break or another character that cannot be seen");
        }
        assertUnits("south,team,South", "Units, row 2: has 3 cells, expected 4");
        assertUnits("south,team,South,reviews,more", "Units, row 2: has 5 cells, expected 4");
        assertUnits("south,team,\"South,reviews", "cannot be read as comma-separated values");
        assertThat(plan("code;kind;name;parent\n", "").problems().get(0).sentence()).contains("row 1").contains("separated by commas");
        assertThat(plan(UNITS + "x".repeat(OrganisationFiles.LARGEST), "").problems()).singleElement().matches(problem -> problem.sentence().contains("larger than 200 KB"));
    }

    @Test
    void endsForAnyTextWithoutAnException() {
        for (int run = 0; run < 500; run++) {
            long seed = 20_262_000L + run;
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? UNITS : "");
            random.ints(random.nextInt(200), 0, 12).forEach(i -> text.append("ab-,,,\n\r\"=\u0000é".charAt(i)));
            assertThat(plan(text.toString(), POSTS + text)).as("seed %d", seed).isNotNull();
        }
    }

    private static void assertUnits(String rows, String words) {
        assertThat(plan(UNITS + rows + "\n", "").problems()).as(rows).extracting(CellProblem::sentence).anyMatch(sentence -> sentence.contains(words));
    }

    private static void assertPosts(String rows, String words) {
        assertThat(plan("", POSTS + rows + "\n").problems()).as(rows).extracting(CellProblem::sentence).anyMatch(sentence -> sentence.contains(words));
    }

    private static OrganisationPlan plan(String units, String posts) {
        return Comparison.of(PRESENT, new OrganisationFiles(units, posts));
    }

    /** Any organisation, with names that need quoting, levels left out, and vacant posts. */
    private static Present organisation(Random random) {
        List<OrgUnit> units = new ArrayList<>(List.of(COUNCIL));
        List<EstablishedPost> posts = new ArrayList<>();
        for (UnitKind kind : List.of(UnitKind.DIVISION, UnitKind.SERVICE_AREA, UnitKind.TEAM)) {
            List<OrgUnit> above = units.stream().filter(unit -> unit.kind().above(kind)).toList();
            for (int i = random.nextInt(6); i > 0; i--) {
                units.add(unit(kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + i, kind, name(random),
                        above.get(random.nextInt(above.size())).id().value()));
            }
        }
        for (Tier tier : LADDER.tiers()) {
            units.stream().filter(unit -> unit.kind() == tier.level() && random.nextInt(4) > 0).forEach(unit ->
                    posts.add(post(name(random), tier.position(), unit.id().value(), random.nextInt(3) == 0 ? null : "person-" + random.nextInt(9))));
        }
        return new Present(units, posts, LADDER);
    }

    private static String name(Random random) {
        List<String> words = List.of("North", "Care, home", "“Quoted”", "a \"word\"", "Gwynedd’s", "Ŵyr", "1", "It's", "a=b", "x;y");
        return words.get(random.nextInt(words.size())) + " " + words.get(random.nextInt(words.size()));
    }

    private static OrgUnit unit(String code, UnitKind kind, String name, @Nullable String parent) {
        return new OrgUnit(new UnitId(code), kind, name, Optional.ofNullable(parent).map(UnitId::new));
    }

    private static EstablishedPost post(String title, int tier, String unit, @Nullable String holder) {
        return new EstablishedPost(title, tier, new UnitId(unit), Optional.ofNullable(holder));
    }
}

package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.TimeLimit;
import plumbline.core.UnitId;
import plumbline.escalation.policy.PolicyText;
import plumbline.organisation.Tier;
import plumbline.organisation.TierLadder;
import plumbline.organisation.UnitKind;
import plumbline.standards.DecisionTables;
import plumbline.standards.compiler.DroolsDecisionTables;

class EscalationPolicyTest {

    private static final TierLadder LADDER = new TierLadder(List.of(new Tier(1, "Team manager", UnitKind.TEAM),
            new Tier(2, "Head of service", UnitKind.SERVICE_AREA), new Tier(3, "Assistant director", UnitKind.DIVISION),
            new Tier(4, "Director", UnitKind.COUNCIL), new Tier(5, "Governance board", UnitKind.COUNCIL)));
    private static final DecisionTables TABLES = new DroolsDecisionTables();
    private static final UnitId TEAM = new UnitId("north");
    private static final Map<String, String> KINDS = Map.of("ASC-PRV-01", "provider rating", "ASC-PRV-02", "provider rating");
    private static final String LIMITS = "5 working days,20 working days,5 working days,40 working days,10 working days,5 working days";

    private static final PolicyText SHIPPED = PolicyText.shipped();
    private static final PolicyTable POLICY = read(SHIPPED.text());

    /** Every row of the shipped table is fired by a case of its own; a new row without one fails here. */
    @Test
    void firesEachRowOfTheShippedTable() {
        Set<Integer> fired = new TreeSet<>();
        for (PolicyText.Line line : SHIPPED.lines()) {
            String kind = line.cells().get(0);
            String standard = line.cells().get(1);
            StandardId asked = new StandardId(!standard.equals("*") ? standard : kind.equals("provider rating") ? "ASC-PRV-02" : "ASC-ASM-01");
            UnitId unit = line.cells().get(3).equals("*") ? TEAM : new UnitId(line.cells().get(3));
            fired.add(POLICY.rowFor(asked, Severity.valueOf(line.cells().get(2)), unit).line());
        }
        assertThat(fired).containsExactlyElementsOf(IntStream.rangeClosed(2, SHIPPED.lines().size() + 1).boxed().toList());
        assertThat(POLICY.size()).as("a new row needs a line in the test of every row").isEqualTo(18).isEqualTo(fired.size());
    }

    @ParameterizedTest
    @CsvSource({
            "ASC-ASM-01, S1, single, owner, straight up, Director after 1 working day,             none",
            "ASC-ASM-01, S2, group,  owner, climb,       Director after 10 working days,           40 working days",
            "ASC-ASM-01, S3, group,  owner, climb,       Assistant director after 20 working days, 60 working days",
            "ASC-ASM-01, S4, group,  owner, when systemic, none,                                   90 working days",
            "ASC-SAF-02, S2, single, owner, climb,       Director after 10 working days,           20 working days",
            "ASC-SAF-02, S3, group,  owner, climb,       Assistant director after 20 working days, 60 working days",
            "ASC-REV-03, S2, single, owner, climb,       Director after 20 working days,           100 working days",
            "ASC-PRV-01, S2, single, owner, climb,       Director after 10 working days,           60 working days",
            "ASC-GOV-08, S3, single, owner, climb,       Assistant director after 10 working days, 30 working days",
            "ASC-GOV-08, S2, single, owner, climb,       Director after 10 working days,           30 working days",
            "ASC-HAND-01, S2, single, owner, climb,      Director after 10 working days,           40 working days",
            "ASC-HAND-01, S3, single, owner, climb,      Assistant director after 20 working days, 60 working days",
            "ASC-HAND-01, S4, single, owner, climb,      none,                                     90 working days",
            "ASC-PRV-02, S1, single, Head of service, straight up, Director after 1 working day,   none",
            "ASC-PRV-02, S2, group,  Head of service, climb, Director after 10 working days,       40 working days",
            "ASC-PRV-02, S4, group,  owner, when systemic, none,                                   90 working days"})
    void decidesWhatTheCatalogueSays(String standard, Severity severity, String escalates, String firstTier, String path, String atTheLatest,
                                     String outerLimit) {
        PolicyRow row = POLICY.rowFor(new StandardId(standard), severity, TEAM);
        assertThat(row.single()).isEqualTo(escalates.equals("single"));
        assertThat(row.firstTier()).isEqualTo(firstTier);
        assertThat(row.path()).isEqualTo(ClimbingPath.named(path).orElseThrow());
        assertThat(row.atTheLatest().stream().map(latest -> latest.tier() + " after " + words(latest.after())).findFirst().orElse("none"))
                .isEqualTo(atTheLatest);
        assertThat(row.outerLimit() == null ? "none" : words(row.outerLimit())).isEqualTo(outerLimit);
    }

    @ParameterizedTest
    @CsvSource({
            "ASC-ASM-01, S1, 4 hours,        1 working day,   1 working day,  5 working days,  2 working days,  1 working day",
            "ASC-ASM-01, S2, 1 working day,  5 working days,  2 working days, 20 working days, 5 working days,  3 working days",
            "ASC-ASM-01, S3, 3 working days, 10 working days, 3 working days, 30 working days, 5 working days,  5 working days",
            "ASC-ASM-01, S4, 5 working days, 20 working days, 5 working days, 40 working days, 10 working days, 5 working days",
            "ASC-SAF-02, S2, 1 working day,  2 working days,  1 working day,  5 working days,  2 working days,  2 working days",
            "ASC-GOV-08, S3, 1 working day,  5 working days,  2 working days, 10 working days, 5 working days,  3 working days",
            "ASC-GOV-08, S2, 1 working day,  5 working days,  2 working days, 10 working days, 5 working days,  3 working days",
            "ASC-PRV-01, S2, 1 working day,  5 working days,  2 working days, 40 working days, 5 working days,  3 working days",
            "ASC-REV-03, S2, 3 working days, 10 working days, 3 working days, 60 working days, 10 working days, 5 working days"})
    void givesEveryStepItsLimit(String standard, Severity severity, String acknowledge, String plan, String agree, String act,
                                String reTest, String signOff) {
        PolicyRow row = POLICY.rowFor(new StandardId(standard), severity, TEAM);
        assertThat(Stream.of(Step.ACKNOWLEDGE, Step.PLAN, Step.AGREE, Step.ACT, Step.RE_TEST, Step.SIGN_OFF)
                .map(row::limit).map(EscalationPolicyTest::words).collect(Collectors.toList()))
                .containsExactly(acknowledge, plan, agree, act, reTest, signOff);
    }

    @Test
    void saysWhoseTheDutyIsAndWhoElseIsTold() {
        assertThat(row("ASC-DFG-01", Severity.S2).duty()).isEqualTo("local housing authority");
        assertThat(row("ASC-ASM-01", Severity.S2).duty()).isEqualTo(PolicyRow.COUNCIL);
        assertThat(row("ASC-TRA-01", Severity.S2).alsoTold()).containsExactly("Director of children's services");
        assertThat(row("ASC-ASM-01", Severity.S1).informedAtOnce()).containsExactly("Head of service", "Assistant director");
        assertThat(row("ASC-PRV-02", Severity.S3).support()).isEqualTo("Commissioning support");
    }

    @Test
    void putsARowForAUnitBeforeTheOneForAllUnits() {
        PolicyTable seconded = read(SHIPPED.text() + "*,*,S3,trust-team,group,never,owner,none,climb," + LIMITS
                + ",none,60 working days,above,council,Line manager in the trust,none\n");
        assertThat(seconded.rowFor(new StandardId("ASC-ASM-01"), Severity.S3, new UnitId("trust-team")).alsoTold())
                .containsExactly("Line manager in the trust");
        assertThat(seconded.rowFor(new StandardId("ASC-ASM-01"), Severity.S3, TEAM).alsoTold()).isEmpty();
        assertThat(seconded.rowFor(new StandardId("ASC-CHC-01"), Severity.S3, new UnitId("trust-team")).alsoTold()).isEmpty();
    }

    @Test
    void refusesAGapWithFileAndWhatToWrite() {
        assertRefused(SHIPPED.text().replaceAll("(?m)^\\*,\\*,S3.*\\n", ""), SHIPPED.file()
                + ": no row decides every case of severity S3: add a row that begins with *,*,*,S3");
    }

    @Test
    void refusesAnOverlapAndNamesBothLines() {
        assertRefused(SHIPPED.text() + "*,*,S4,*,group,never,owner,none,climb," + LIMITS + ",none,60 working days,above,council,none,none\n",
                "csv:20: this row decides the same case as line 5: remove one of them");
        assertRefused(SHIPPED.text().replace("*,ASC-SAF-02,S2", "provider rating,ASC-SAF-02,S2"), "csv:6: a row for one standard has * as its kind");
    }

    @Test
    void refusesWhatItDoesNotUnderstandAndNamesTheLine() {
        assertRefused("4 hours", "soon", "csv:2: acknowledge is a limit such as '4 hours'");
        assertRefused("4 hours", "0 hours", "csv:2: acknowledge");
        assertRefused("*,*,S2,*,group,never", "*,*,S2,*,sometimes,never", "csv:3: escalates is single or group");
        assertRefused("*,*,S2,*,group,never", "*,*,S2,*,group,1", "csv:3: systemic_at is a number of breaches from 2 to 99, or never");
        assertRefused("*,*,S1,*,single,never", "*,*,S1,*,single,3", "csv:2: systemic_at is never for S1, which is followed one by one");
        assertRefused("*,*,S2,*,group,never,owner", "*,*,S2,*,group,never,Mayor", "csv:3: first_tier is owner or the name of a tier");
        assertRefused("straight up", "sideways", "csv:2: path is climb, straight up or when systemic");
        assertRefused("Director after 1 working day", "Director soon", "csv:2: at_the_latest is none, or tiers");
        assertRefused("Head of service; Assistant director", "Mayor; Director", "csv:2: informed_at_once is none, or the names");
        assertRefused("next board meeting", "whenever", "csv:2: outer_limit is a limit such as '40 working days'");
        assertRefused("*,ASC-SAF-02,S2", "*,ASC-SAF-02,S7", "csv:6: severity is S1, S2, S3 or S4");
        assertRefused("*,ASC-SAF-02,S2", "*,safeguarding,S2", "csv:6: standard is *");
        assertRefused("provider rating,*,S1", "weather,*,S1", "csv:17: kind is * or one of case timescale");
        assertRefused("kind,standard", "standard,kind", "csv:1: the first line must be");
    }

    /** No cell, of whatever column, is ever part of a rule; what is not of its type is refused before anything is compiled. */
    @ParameterizedTest
    @ValueSource(strings = {"\") then System.exit(1); end //", "eval(true)", "${jndi:x}", "@{row}", "x\" || true || \"", "\\u0022", "#{T(java.lang.Runtime)}"})
    void refusesHostileCellsInEveryColumn(String hostile) {
        List<String> first = SHIPPED.lines().get(0).cells();
        for (int column = 0; column < first.size(); column++) {
            List<String> cells = new java.util.ArrayList<>(first);
            cells.set(column, '"' + hostile.replace("\"", "\"\"") + '"');
            String changed = SHIPPED.text().replace(String.join(",", first), String.join(",", cells));
            assertRefused(changed, "csv:2: " + PolicyText.HEADER.get(column) + " is ");
        }
    }

    @Test
    void refusesRubbishWithoutAStackTraceOfItsOwn() {
        assertRefused("", "the table has no rows");
        assertRefused("\"kind", "csv");
        assertRefused(PolicyText.HEADER.get(0) + "\nx\n", "the first line must be");
        assertRefused(SHIPPED.text() + "*,*,S4\n", "csv");
        assertRefused("x".repeat(200_001), "the file is too long");
    }

    @Test
    void namesTheTextByItsHash() {
        assertThat(SHIPPED.hash()).hasSize(64).isNotEqualTo(new PolicyText(SHIPPED.file(), SHIPPED.text() + " ").hash());
    }

    private PolicyRow row(String standard, Severity severity) {
        return POLICY.rowFor(new StandardId(standard), severity, TEAM);
    }

    private void assertRefused(String part, String otherwise, String words) {
        assertThat(SHIPPED.text()).contains(part);
        assertRefused(SHIPPED.text().replaceFirst(java.util.regex.Pattern.quote(part), otherwise), words);
    }

    private static void assertRefused(String changed, String words) {
        assertThatThrownBy(() -> read(changed)).isInstanceOf(PolicyFile.Unusable.class).hasMessageContaining(words);
    }

    static PolicyTable read(String text) {
        return PolicyFile.read(SHIPPED.file(), text, LADDER, TABLES, standard -> KINDS.getOrDefault(standard.value(), "case timescale"));
    }

    private static String words(TimeLimit limit) {
        return limit.words().replaceAll(",.*", "");
    }

    private static String text() {
        try {
            return new ClassPathResource(SHIPPED.file()).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

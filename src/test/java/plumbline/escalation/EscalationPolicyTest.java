package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** One line for each row of the shipped table, in its order: a case that it decides, and every cell that it decides. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ASC-ASM-01 | S1 | single, never, owner, Head of service; Assistant director, straight up | 4 hours, 1 working day, 1 working day, 5 working days, 2 working days, 1 working day | Director after 1 working day, next board meeting | above, council, none, none
            ASC-ASM-01 | S2 | group, never, owner, none, climb | 1 working day, 5 working days, 2 working days, 20 working days, 5 working days, 3 working days | Director after 10 working days, 40 working days | above, council, none, none
            ASC-ASM-01 | S3 | group, 3, owner, none, climb | 3 working days, 10 working days, 3 working days, 30 working days, 5 working days, 5 working days | Assistant director after 20 working days, 60 working days | above, council, none, none
            ASC-ASM-01 | S4 | group, 3, owner, none, when systemic | 5 working days, 20 working days, 5 working days, 40 working days, 10 working days, 5 working days | none, 90 working days | above, council, none, none
            ASC-SAF-02 | S2 | single, never, owner, none, climb | 1 working day, 2 working days, 1 working day, 5 working days, 2 working days, 2 working days | Director after 10 working days, 20 working days | above, council, none, none
            ASC-REV-03 | S2 | single, never, owner, none, climb | 3 working days, 10 working days, 3 working days, 60 working days, 10 working days, 5 working days | Director after 20 working days, 100 working days | above, council, none, none
            ASC-TRA-01 | S1 | single, never, owner, Head of service; Assistant director, straight up | 4 hours, 1 working day, 1 working day, 5 working days, 2 working days, 1 working day | Director after 1 working day, next board meeting | above, council, Director of children's services, none
            ASC-TRA-01 | S2 | single, never, owner, none, climb | 1 working day, 5 working days, 2 working days, 20 working days, 5 working days, 3 working days | Director after 10 working days, 40 working days | above, council, Director of children's services, none
            ASC-TRA-01 | S3 | group, 3, owner, none, climb | 3 working days, 10 working days, 3 working days, 30 working days, 5 working days, 5 working days | Assistant director after 20 working days, 60 working days | above, council, Director of children's services, none
            ASC-TRA-01 | S4 | group, 3, owner, none, when systemic | 5 working days, 20 working days, 5 working days, 40 working days, 10 working days, 5 working days | none, 90 working days | above, council, Director of children's services, none
            ASC-DFG-01 | S1 | single, never, owner, Head of service; Assistant director, straight up | 4 hours, 1 working day, 1 working day, 5 working days, 2 working days, 1 working day | Director after 1 working day, next board meeting | above, local housing authority, Head of housing, none
            ASC-DFG-01 | S2 | group, never, owner, none, climb | 1 working day, 5 working days, 2 working days, 20 working days, 5 working days, 3 working days | Director after 10 working days, 40 working days | above, local housing authority, Head of housing, none
            ASC-DFG-01 | S3 | group, 3, owner, none, climb | 3 working days, 10 working days, 3 working days, 30 working days, 5 working days, 5 working days | Assistant director after 20 working days, 60 working days | above, local housing authority, Head of housing, none
            ASC-DFG-01 | S4 | group, 3, owner, none, when systemic | 5 working days, 20 working days, 5 working days, 40 working days, 10 working days, 5 working days | none, 90 working days | above, local housing authority, Head of housing, none
            ASC-CHC-01 | S1 | single, never, owner, Head of service; Assistant director, straight up | 4 hours, 1 working day, 1 working day, 5 working days, 2 working days, 1 working day | Director after 1 working day, next board meeting | above, NHS integrated care board, none, none
            ASC-CHC-01 | S2 | group, never, owner, none, climb | 1 working day, 5 working days, 2 working days, 20 working days, 5 working days, 3 working days | Director after 10 working days, 40 working days | above, NHS integrated care board, none, none
            ASC-CHC-01 | S3 | group, 3, owner, none, climb | 3 working days, 10 working days, 3 working days, 30 working days, 5 working days, 5 working days | Assistant director after 20 working days, 60 working days | above, NHS integrated care board, none, none
            ASC-CHC-01 | S4 | group, 3, owner, none, when systemic | 5 working days, 20 working days, 5 working days, 40 working days, 10 working days, 5 working days | none, 90 working days | above, NHS integrated care board, none, none
            ASC-PRV-01 | S2 | single, never, owner, none, climb | 1 working day, 5 working days, 2 working days, 40 working days, 5 working days, 3 working days | Director after 10 working days, 60 working days | above, council, none, Commissioning support
            ASC-GOV-08 | S3 | single, 6, owner, Head of service, climb | 1 working day, 5 working days, 2 working days, 10 working days, 5 working days, 3 working days | Assistant director after 10 working days, 30 working days | above, council, none, none
            ASC-GOV-08 | S2 | single, never, owner, Head of service, climb | 1 working day, 5 working days, 2 working days, 10 working days, 5 working days, 3 working days | Director after 10 working days, 30 working days | above, council, none, none
            ASC-HAND-01 | S2 | single, never, owner, none, climb | 1 working day, 5 working days, 2 working days, 20 working days, 5 working days, 3 working days | Director after 10 working days, 40 working days | above, council, none, none
            ASC-HAND-01 | S3 | single, never, owner, none, climb | 3 working days, 10 working days, 3 working days, 30 working days, 5 working days, 5 working days | Assistant director after 20 working days, 60 working days | above, council, none, none
            ASC-HAND-01 | S4 | single, never, owner, none, climb | 5 working days, 20 working days, 5 working days, 40 working days, 10 working days, 5 working days | none, 90 working days | above, council, none, none
            ASC-HAND-02 | S1 | single, never, Head of service, Assistant director, straight up | 4 hours, 1 working day, 1 working day, 5 working days, 2 working days, 1 working day | Director after 1 working day, next board meeting | above, council, none, Commissioning support
            ASC-HAND-02 | S2 | single, never, Head of service, none, climb | 1 working day, 5 working days, 2 working days, 20 working days, 5 working days, 3 working days | Director after 10 working days, 40 working days | above, council, none, Commissioning support
            ASC-HAND-02 | S3 | single, never, Head of service, none, climb | 3 working days, 10 working days, 3 working days, 30 working days, 5 working days, 5 working days | Assistant director after 20 working days, 60 working days | above, council, none, Commissioning support
            ASC-HAND-02 | S4 | single, never, Head of service, none, climb | 5 working days, 20 working days, 5 working days, 40 working days, 10 working days, 5 working days | none, 90 working days | above, council, none, Commissioning support
            ASC-PRV-02 | S1 | single, never, Head of service, Assistant director, straight up | 4 hours, 1 working day, 1 working day, 5 working days, 2 working days, 1 working day | Director after 1 working day, next board meeting | above, council, none, Commissioning support
            ASC-PRV-02 | S2 | group, never, Head of service, none, climb | 1 working day, 5 working days, 2 working days, 20 working days, 5 working days, 3 working days | Director after 10 working days, 40 working days | above, council, none, Commissioning support
            ASC-PRV-02 | S3 | group, 3, Head of service, none, climb | 3 working days, 10 working days, 3 working days, 30 working days, 5 working days, 5 working days | Assistant director after 20 working days, 60 working days | above, council, none, Commissioning support
            ASC-PRV-02 | S4 | group, 3, Head of service, none, when systemic | 5 working days, 20 working days, 5 working days, 40 working days, 10 working days, 5 working days | none, 90 working days | above, council, none, Commissioning support
            """)
    void decidesEveryCellOfEachRow(String standard, Severity severity, String opening, String limits, String outer, String routes) {
        PolicyRow row = row(standard, severity);
        assertThat(List.of(row.single() ? "single" : "group", row.systemicAt() == null ? "never" : row.systemicAt().toString(), row.firstTier(),
                listed(row.informedAtOnce()))).containsExactly(List.of(opening.split(", ")).subList(0, 4).toArray(String[]::new));
        assertThat(ClimbingPath.named(opening.split(", ")[4])).contains(row.path());
        assertThat(Stream.of(Step.ACKNOWLEDGE, Step.PLAN, Step.AGREE, Step.ACT, Step.RE_TEST, Step.SIGN_OFF)
                .map(row::limit).map(EscalationPolicyTest::words).collect(Collectors.joining(", "))).isEqualTo(limits);
        assertThat(listed(row.atTheLatest().stream().map(latest -> latest.tier() + " after " + words(latest.after())).toList()) + ", "
                + (row.outerLimit() == null ? "next board meeting" : words(row.outerLimit()))).isEqualTo(outer);
        assertThat(String.join(", ", row.signOffTier(), row.duty(), listed(row.alsoTold()), row.support().isEmpty() ? "none" : row.support())).isEqualTo(routes);
    }

    /** A row without a line above is untested, and so is one that the line's case does not reach. */
    @Test
    void testsEachRowOfTheShippedTable() throws NoSuchMethodException {
        List<String> tested = EscalationPolicyTest.class.getDeclaredMethod("decidesEveryCellOfEachRow", String.class, Severity.class, String.class,
                String.class, String.class, String.class).getAnnotation(CsvSource.class).textBlock().lines().toList();
        List<Integer> fired = tested.stream().map(line -> line.split(" \\| "))
                .map(cells -> row(cells[0].strip(), Severity.valueOf(cells[1].strip())).line()).toList();
        assertThat(fired).containsExactlyElementsOf(SHIPPED.lines().stream().map(PolicyText.Line::line).toList());
        assertThat(POLICY.size()).isEqualTo(tested.size());
    }

    /** Who grows graver, or is one of three, keeps whose duty it is, who else is told and who may be called in. */
    @Test
    void keepsEveryRouteAtEverySeverity() {
        Map<String, Set<String>> routes = new TreeMap<>();
        for (PolicyText.Line line : SHIPPED.lines()) {
            String standard = !line.cell("standard").equals("*") ? line.cell("standard") : line.cell("kind").equals("provider rating") ? "ASC-PRV-02" : "";
            if (!standard.isEmpty() && !List.of(line.cell("duty"), line.cell("also_told"), line.cell("support")).equals(List.of("council", "none", "none"))) {
                for (Severity severity : Severity.values()) {
                    PolicyRow row = row(standard, severity);
                    routes.computeIfAbsent(standard, none -> new TreeSet<>()).add(row.duty() + "/" + listed(row.alsoTold()) + "/" + row.support());
                }
            }
        }
        assertThat(routes).containsOnlyKeys("ASC-CHC-01", "ASC-DFG-01", "ASC-HAND-02", "ASC-PRV-01", "ASC-PRV-02", "ASC-TRA-01");
        assertThat(routes.values()).allSatisfy(route -> assertThat(route).hasSize(1));
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
            "ASC-PRV-02, S4, group,  Head of service, when systemic, none,                                   90 working days"})
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
                "csv:34: this row decides the same case as line 5: remove one of them");
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
        assertRefused("provider rating,*,S1", "weather,*,S1", "csv:30: kind is * or one of case timescale");
        assertRefused("kind,standard", "standard,kind", "csv:1: the first line must be");
    }

    /** No cell, of whatever column, is ever part of a rule; what is not of its type is refused before anything is compiled. */
    @ParameterizedTest
    @ValueSource(strings = {"\") then System.exit(1); end //", "eval(true)", "${jndi:x}", "@{row}", "x\" || true || \"", "\\u0022", "#{T(java.lang.Runtime)}"})
    void refusesHostileCellsInEveryColumn(String hostile) {
        List<String> first = SHIPPED.lines().get(0).cells();
        for (int column = 0; column < first.size(); column++) {
            List<String> cells = new ArrayList<>(first);
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
        assertRefused(SHIPPED.text().replaceFirst(Pattern.quote(part), otherwise), words);
    }

    private static void assertRefused(String changed, String words) {
        assertThatThrownBy(() -> read(changed)).isInstanceOf(PolicyFile.Unusable.class).hasMessageContaining(words);
    }

    static PolicyTable read(String text) {
        return PolicyFile.read(SHIPPED.file(), text, LADDER, TABLES, standard -> KINDS.getOrDefault(standard.value(), "case timescale"));
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "none" : String.join("; ", names);
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

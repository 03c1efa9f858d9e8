package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.TimeLimit;
import plumbline.organisation.Tier;
import plumbline.organisation.TierLadder;
import plumbline.organisation.UnitKind;

class EscalationPolicyTest {

    private static final TierLadder LADDER = new TierLadder(List.of(new Tier(1, "Team manager", UnitKind.TEAM)));

    private final String text = text();
    private final EscalationPolicy policy = PolicyFile.read(text, LADDER);

    @Test
    void hasNoRowThatTheTestBelowDoesNotKnow() {
        assertThat(policy.rows()).as("a new row needs a line in the test of every row").hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
            "ASC-ASM-01, S1, single, 4 hours,        1 working day,   1 working day,  5 working days,  2 working days,  1 working day",
            "ASC-ASM-01, S2, group,  1 working day,  5 working days,  2 working days, 20 working days, 5 working days,  3 working days",
            "ASC-ASM-01, S3, group,  3 working days, 10 working days, 3 working days, 30 working days, 5 working days,  5 working days",
            "ASC-ASM-01, S4, group,  5 working days, 20 working days, 5 working days, 40 working days, 10 working days, 5 working days",
            "ASC-SAF-02, S2, single, 1 working day,  2 working days,  1 working day,  5 working days,  2 working days,  2 working days",
            "ASC-PRV-01, S2, single, 1 working day,  5 working days,  2 working days, 40 working days, 5 working days,  3 working days",
            "ASC-REV-03, S2, single, 3 working days, 10 working days, 3 working days, 60 working days, 10 working days, 5 working days"})
    void givesEveryRowsGroupingAndLimits(String standard, Severity severity, String escalates, String acknowledge, String plan,
                                         String agree, String act, String reTest, String signOff) {
        PolicyRow row = policy.rowFor(new StandardId(standard), severity);
        assertThat(row.single()).isEqualTo(escalates.equals("single"));
        assertThat(row.firstTier()).isEqualTo("owner");
        assertThat(Stream.of(Step.ACKNOWLEDGE, Step.PLAN, Step.AGREE, Step.ACT, Step.RE_TEST, Step.SIGN_OFF)
                .map(row::limit).map(TimeLimit::words).map(words -> words.replaceAll(",.*", "")).collect(Collectors.toList()))
                .containsExactly(acknowledge, plan, agree, act, reTest, signOff);
    }

    @Test
    void refusesAGap() {
        assertRefused(text.replaceAll("(?m)^\\*,S3.*\\n", ""), "no row covers severity S3");
    }

    @Test
    void refusesAnOverlapAndNamesBothLines() {
        assertRefused(text + "*,S4,group,owner,5 working days,20 working days,5 working days,40 working days,10 working days,5 working days\n",
                "line 9 decides the same case as line 5");
    }

    @Test
    void refusesWhatItDoesNotUnderstandAndNamesTheLine() {
        assertRefused(text.replace("4 hours", "soon"), "line 2: acknowledge is a limit such as '4 hours'");
        assertRefused(text.replace("4 hours", "0 hours"), "line 2: acknowledge");
        assertRefused(text.replace("*,S2,group", "*,S2,sometimes"), "line 3: escalates is single or group");
        assertRefused(text.replace("*,S2,group,owner", "*,S2,group,Mayor"), "line 3: first_tier is owner or the name of a tier");
        assertRefused(text.replace("ASC-SAF-02,S2", "ASC-SAF-02,S7"), "line 6: severity is S1, S2, S3 or S4");
        assertRefused(text.replace("ASC-SAF-02,S2", "safeguarding,S2"), "line 6: standard is *");
        assertRefused(text.replace("standard,severity", "severity,standard"), "line 1 must be");
    }

    @Test
    void takesATierByItsName() {
        assertThat(PolicyFile.read(text.replace("*,S2,group,owner", "*,S2,group,Team manager"), LADDER)
                .rowFor(new StandardId("ASC-ASM-01"), Severity.S2).firstTier()).isEqualTo("Team manager");
    }

    private static void assertRefused(String changed, String words) {
        assertThatThrownBy(() -> PolicyFile.read(changed, LADDER)).isInstanceOf(PolicyFile.Unusable.class).hasMessageContaining(words);
    }

    private static String text() {
        try {
            return new ClassPathResource(PolicyConfiguration.FILE).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

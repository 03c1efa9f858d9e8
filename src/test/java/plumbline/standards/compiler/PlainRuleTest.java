package plumbline.standards.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlainRuleTest {

    @Test
    void aNameNothingSpeaksOfGoes() {
        PlainRule rule = PlainRule.of(List.of("$subject : Request( needsAssessment == true, $personId : personId, $withdrawnOn : withdrawnOn )"), List.of());

        assertThat(rule.patterns()).containsExactly("$subject : Request( needsAssessment == true)");
    }

    @Test
    void aNameOnlyTheSecondHalfSpeaksOfIsAskedOfTheFactItself() {
        PlainRule rule = PlainRule.of(List.of("$subject : Person( $personId : id, $born : bornOn )"), List.of("clock.starts( \"was born\", $born );"));

        assertThat(rule.patterns()).containsExactly("$subject : Person()");
        assertThat(rule.consequences()).containsExactly("clock.starts( \"was born\", $subject.bornOn() );");
    }

    @Test
    void aNameThatJoinsTwoConditionsStays() {
        List<String> joined = List.of("$subject : Request( $personId : personId )",
                "accumulate( $somebody : Person( id == $personId ); $people : collectList( $somebody ) )");

        assertThat(PlainRule.of(joined, List.of()).patterns()).isEqualTo(joined);
    }

    @Test
    void aNameThatBeginsLikeAnotherIsNotTakenForIt() {
        PlainRule rule = PlainRule.of(List.of("$subject : Concern( $start : receivedOn, $startInstant : receivedAt )"),
                List.of("clock.startsAt( \"was received\", $startInstant );"));

        assertThat(rule.patterns()).containsExactly("$subject : Concern()");
        assertThat(rule.consequences()).containsExactly("clock.startsAt( \"was received\", $subject.receivedAt() );");
    }
}

package plumbline.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import plumbline.core.Attempt.Kind;
import plumbline.core.Attempt.Refused;

class AttemptTest {

    @Test
    void aRefusalGoesThroughWholeWhateverWouldHaveFollowed() {
        Attempt<String> refused = Attempt.invalid("dueOn", "Enter another day.");
        assertThat(refused.map(String::length)).isEqualTo(new Refused<Integer>(Kind.INVALID, "Enter another day.", "dueOn"));
        assertThat(refused.then(text -> Attempt.done(text.length()))).isEqualTo(new Refused<Integer>(Kind.INVALID, "Enter another day.", "dueOn"));
    }

    @Test
    void whatIsDoneGoesOnAndMayStillBeRefused() {
        assertThat(Attempt.done("four").map(String::length)).isEqualTo(Attempt.done(4));
        assertThat(Attempt.done("four").then(text -> Attempt.notNow("Later."))).isEqualTo(new Refused<>(Kind.NOT_NOW, "Later.", ""));
    }
}

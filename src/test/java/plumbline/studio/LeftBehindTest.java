package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Titles that still say what the sentences say no more are found; others are left alone. */
class LeftBehindTest {

    private static final String BEFORE = """
            title: Answered within 28 days
            statement: Everyone is answered within 28 days.
            source: Guidance: 28 days.

            rule "Answered within 28 days"
            when
                a request
            then
                the limit is 28 days, not counting the start day
                a breach is S2 after 56 days
            end
            """;

    @Test
    void aChangedLimitLeavesTitleStatementAndNameBehind() {
        String after = BEFORE.replace("the limit is 28 days", "the limit is 20 working days");
        assertThat(LeftBehind.of(BEFORE, after)).containsExactly("title: Answered within 28 days", "statement: Everyone is answered within 28 days.",
                "rule \"Answered within 28 days\"");
        assertThat(LeftBehind.of(BEFORE, after.replaceFirst("title: .*", "title: Answered within 20 working days"))).hasSize(2).noneMatch(line -> line.startsWith("title"));
    }

    @Test
    void nothingIsLeftBehindWhereTheNumberStillHoldsOrNothingChanged() {
        assertThat(LeftBehind.of(BEFORE, BEFORE)).isEmpty();
        assertThat(LeftBehind.of(BEFORE, BEFORE.replace("56 days", "60 days"))).as("28 days is still the limit").isEmpty();
        assertThat(LeftBehind.of("", BEFORE)).as("a new standard").isEmpty();
        assertThat(LeftBehind.of(BEFORE, "")).as("one that is taken out").isEmpty();
    }
}

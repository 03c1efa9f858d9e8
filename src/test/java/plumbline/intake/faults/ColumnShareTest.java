package plumbline.intake.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnShareTest {

    private static boolean systemic(int faults, int rows) {
        return new ColumnShare("record-list", "received on", null, faults, rows).systemic();
    }

    @Test
    void isSystemicFromOneRowInTwenty() {
        assertThat(systemic(50, 1_000)).isTrue();
        assertThat(systemic(49, 1_000)).isFalse();
    }

    @Test
    void isNoPatternInAHandfulOfRowsHoweverShortTheFile() {
        assertThat(systemic(5, 5)).isTrue();
        assertThat(systemic(4, 4)).isFalse();
    }
}

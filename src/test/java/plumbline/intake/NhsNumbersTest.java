package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NhsNumbersTest {

    @Test
    void acceptsTenDigitsWithAFittingCheckDigit() {
        assertThat(NhsNumbers.valid("9434765919")).isTrue();
        assertThat(NhsNumbers.valid("9434765918")).isFalse();
        assertThat(NhsNumbers.valid("943476591")).isFalse();
        assertThat(NhsNumbers.valid("943476591X")).isFalse();
    }

    @Test
    void refusesTenTimesTheSameDigitThoughItFits() {
        for (char digit = '0'; digit <= '9'; digit++) {
            assertThat(NhsNumbers.valid(String.valueOf(digit).repeat(10))).as("%s", digit).isFalse();
        }
    }

    @Test
    void digestsDifferentlyUnderAnotherKeyAndNeverShowsTheNumber() {
        NhsNumbers here = new NhsNumbers(new byte[] {1, 2, 3});
        NhsNumbers elsewhere = new NhsNumbers(new byte[] {1, 2, 4});
        assertThat(here.digest("9434765919")).isEqualTo(here.digest("9434765919")).hasSize(32)
                .isNotEqualTo(elsewhere.digest("9434765919")).isNotEqualTo(here.digest("9434765870"));
    }
}

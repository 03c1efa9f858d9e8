package plumbline.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgeBandTest {

    @Test
    void holdsEachDayInOneBandOnBothSidesOfEachLine() {
        assertThat(AgeBand.of(0)).isEqualTo(AgeBand.TO_7);
        assertThat(AgeBand.of(7)).isEqualTo(AgeBand.TO_7);
        assertThat(AgeBand.of(8)).isEqualTo(AgeBand.TO_14);
        assertThat(AgeBand.of(14)).isEqualTo(AgeBand.TO_14);
        assertThat(AgeBand.of(15)).isEqualTo(AgeBand.TO_28);
        assertThat(AgeBand.of(28)).isEqualTo(AgeBand.TO_28);
        assertThat(AgeBand.of(29)).isEqualTo(AgeBand.TO_56);
        assertThat(AgeBand.of(56)).isEqualTo(AgeBand.TO_56);
        assertThat(AgeBand.of(57)).isEqualTo(AgeBand.OVER_56);
        assertThat(AgeBand.of(100_000)).isEqualTo(AgeBand.OVER_56);
    }

    @Test
    void isFoundAgainByWhatStandsForItInAnAddress() {
        for (AgeBand band : AgeBand.values()) {
            assertThat(AgeBand.named(band.key())).contains(band);
        }
        assertThat(AgeBand.named("8-15")).isEmpty();
    }
}

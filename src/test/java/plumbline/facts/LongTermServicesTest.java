package plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plumbline.core.UnitId;

class LongTermServicesTest {

    private static final LocalDate APRIL = LocalDate.of(2025, 4, 1);

    private static ServiceSpell service(String component, @Nullable LocalDate began, @Nullable LocalDate ended) {
        return new ServiceSpell(component + began, component, began, ended);
    }

    private static LongTermServices of(@Nullable LocalDate died, ServiceSpell... services) {
        return new LongTermServices(new Person(1, "P", new UnitId("team"), null, died, null), List.of(services));
    }

    @Test
    void isNoNewPackageWhenTheSameComponentCarriesOnTheNextDay() {
        LongTermServices services = of(null, service("home", APRIL.minusYears(1), APRIL.minusDays(1)), service("home", APRIL, null));
        assertThat(services.spells()).singleElement().satisfies(spell -> assertThat(spell.beganOn()).isEqualTo(APRIL.minusYears(1)));
        assertThat(services.starts()).extracting(PackageStart::beganOn).containsExactly(APRIL.minusYears(1));
    }

    @Test
    void isAChangedPackageButNoEntryWhenAnotherComponentFollows() {
        LongTermServices services = of(null, service("home", APRIL.minusYears(1), APRIL.minusDays(1)), service("residential", APRIL, null));
        assertThat(services.starts()).extracting(PackageStart::entry).containsExactly(true, false);
        assertThat(services.spells()).hasSize(1);
    }

    @Test
    void isAnEntryAgainAfterAGapOfMoreThanOneDay() {
        assertThat(of(null, service("home", APRIL.minusYears(1), APRIL.minusDays(2)), service("home", APRIL, null)).spells()).hasSize(2);
        assertThat(of(null, service("home", APRIL.minusYears(1), APRIL.minusDays(2)), service("home", APRIL, null)).starts())
                .extracting(PackageStart::entry).containsExactly(true, true);
    }

    @Test
    void isOnePackageWhenTwoServicesStartOnADayAndItGoesOnAsLongAsOneDoes() {
        LongTermServices services = of(null, service("home", APRIL, APRIL.plusDays(9)), service("meals", APRIL, null));
        assertThat(services.starts()).singleElement().satisfies(start -> assertThat(start.endedOn()).isNull());
    }

    @Test
    void endsWithTheDeathAndNotWithOneBeforeIt() {
        assertThat(of(APRIL.plusDays(3), service("home", APRIL, null)).spells().get(0).endedOn()).isEqualTo(APRIL.plusDays(3));
        assertThat(of(APRIL.minusDays(3), service("home", APRIL, null)).spells().get(0).endedOn()).isNull();
    }

    @Test
    void staysUnknownWhenNothingSaysWhenSupportBegan() {
        assertThat(of(null, service("home", null, null)).spells()).singleElement().satisfies(spell -> assertThat(spell.beganOn()).isNull());
        assertThat(of(null, service("home", null, null), service("meals", APRIL, null)).spells()).extracting(LongTermSupport::beganOn)
                .containsExactly(APRIL);
    }
}

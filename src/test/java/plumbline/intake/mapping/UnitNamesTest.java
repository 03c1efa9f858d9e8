package plumbline.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.core.UnitId;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.UnitKind;

/** Names of teams as case systems write them, against the units of a council. */
class UnitNamesTest {

    private final UnitNames units = new UnitNames(List.of(unit("council", "Ashfordshire Council"), unit("op-east", "Older People East"), unit("op-west", "Older People West"),
            unit("hospital", "Hospital Discharge Team"), unit("safe", "Safeguarding Hub"), unit("ld", "Learning Disability Service")));

    private static OrgUnit unit(String code, String name) {
        return new OrgUnit(new UnitId(code), UnitKind.TEAM, name, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"OP East, op-east", "East Older Persons, op-east", "Adult Social Care - Older People (West), op-west", "Hosp Discharge, hospital", "LD Team, ld",
            "Learning Disabilities, ld", "Safeguarding, safe"})
    void proposesTheUnitThatIsMostLike(String name, String unit) {
        assertThat(units.likeliest(name)).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource({"Older People", "Finance", "Team", "E"})
    void proposesNoneWhereSeveralOrNoneAreLike(String name) {
        assertThat(units.likeliest(name)).isNull();
    }

    @Test
    void asksOnceAboutNamesThatNoUnitHas() {
        assertThat(units.unknown(List.of("OP East", "op  east", "older people EAST", "op-west", "", "N/A", "x".repeat(101), " Learning "))).containsExactly("Learning", "OP East");
    }
}

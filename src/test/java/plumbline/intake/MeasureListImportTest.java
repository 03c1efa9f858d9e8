package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.intake.ImportFixture.newRef;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.facts.MeasureValue;

class MeasureListImportTest extends ImportTest {

    private static final String HEADER = "Standard,Period,Team,Provider,Group,Value,Numerator,Denominator,Target,Baseline\n";

    String provider;

    @BeforeEach
    void newProvider() {
        provider = newRef("1");
    }

    private List<MeasureValue> known() {
        return facts.providers().facts().stream().filter(MeasureValue.class::isInstance).map(MeasureValue.class::cast)
                .filter(value -> provider.equals(value.provider())).toList();
    }

    @Test
    void takesInValuesOfAllKindsOfPeriods() {
        fixture.team("measure-team");
        Batch batch = fixture.imported((HEADER + """
                ASC-OUT-01,2025-26,measure-team,%1$s,,82.5,,,80,
                asc-out-01,2025-Q4,Team measure-team,%1$s,sex: women,,90,100,,
                ASC-FIN-01,2025-11,measure-team,%1$s,,,-12.5,200,,14
                ASC-FIN-01,2025,,%1$s,,[c],7,8,,
                """).formatted(provider));
        assertThat(fixture.faults(batch)).isEmpty();
        assertThat(batch.accepted()).isEqualTo(4);
        assertThat(batch.format()).contains(Format.MEASURE_LIST);
        assertThat(batch.dataAsOf()).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(known()).extracting(MeasureValue::period).containsExactlyInAnyOrder("2025-26", "2025-Q4", "2025-11", "2025");
        MeasureValue first = known().stream().filter(value -> value.period().equals("2025-26")).findFirst().orElseThrow();
        assertThat(first.unit().value()).isEqualTo("measure-team");
        assertThat(first.value()).isEqualByComparingTo("82.5");
        assertThat(first.target()).isEqualByComparingTo("80");
        assertThat(first.numerator()).isNull();
        MeasureValue group = known().stream().filter(value -> value.period().equals("2025-Q4")).findFirst().orElseThrow();
        assertThat(group.standard()).isEqualTo("ASC-OUT-01");
        assertThat(group.group()).isEqualTo("sex: women");
        assertThat(known()).extracting(MeasureValue::ref).doesNotHaveDuplicates();
    }

    @Test
    void addsToAndCorrectsAValueAndTakesNothingAway() {
        String row = "ASC-OUT-01,2025-11,,%s,,".formatted(provider);
        fixture.imported(HEADER + row + "81,,,,\n");
        assertThat(fixture.imported(HEADER + row + ",,,80,\n").accepted()).isEqualTo(1);
        assertThat(fixture.imported(HEADER + row + "81.0,,,80,\n").unchanged()).isEqualTo(1);
        assertThat(fixture.imported(HEADER + row + "83,,,,\n").accepted()).isEqualTo(1);
        assertThat(known()).singleElement().satisfies(value -> {
            assertThat(value.value()).isEqualByComparingTo(new BigDecimal("83"));
            assertThat(value.target()).isEqualByComparingTo("80");
        });
    }

    @Test
    void letsTheLastRowOfTheSameCount() {
        String row = "ASC-OUT-01,2025-11,,%s,,".formatted(provider);
        Batch batch = fixture.imported(HEADER + row + "81,,,,\n" + row + "82,,,,\n");
        assertThat(List.of(batch.accepted(), batch.duplicate())).containsOnly(1);
        assertThat(known()).singleElement().satisfies(value -> assertThat(value.value()).isEqualByComparingTo("82"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"OUT-01,2025-11,,P,,1,,,,;Standard", "ASC-OUT-01,2025-13,,P,,1,,,,;Period", "ASC-OUT-01,2025-27,,P,,1,,,,;Period",
        "ASC-OUT-01,2025-Q5,,P,,1,,,,;Period", "ASC-OUT-01,,,P,,1,,,,;Period", "ASC-OUT-01,2025-11,no-such-team,P,,1,,,,;Team",
        "ASC-OUT-01,2025-11,,P,,82%,,,,;Value", "ASC-OUT-01,2025-11,,P,,,1,-1,,;Denominator", "ASC-OUT-01,2025-11,,P,,,,,,;Value"})
    void leavesOutRowsThatCannotBeRead(String row, String column) {
        Batch batch = fixture.imported(HEADER + row.replace(",P,", "," + provider + ",") + "\n");
        assertThat(batch.rejected()).isEqualTo(1);
        assertThat(fixture.faults(batch)).singleElement().satisfies(fault -> assertThat(fault.column()).isEqualTo(column));
        assertThat(known()).isEmpty();
    }

    @Test
    void saysThatAPeriodLiesAhead() {
        Batch batch = fixture.imported(HEADER + "ASC-OUT-01,2199-01,,%s,,81,,,,\n".formatted(provider));
        assertThat(List.of(batch.accepted(), batch.doubtful())).containsOnly(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Standard,Period,Valeu\n", "Standard,Period,Record ref\n"})
    void refusesAFileWithAnUnknownColumn(String header) {
        assertThat(fixture.refusal(header.getBytes(StandardCharsets.UTF_8))).contains("Column 3");
    }
}

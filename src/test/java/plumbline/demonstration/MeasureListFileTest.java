package plumbline.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.Jurisdiction;
import plumbline.core.UnitId;
import plumbline.demonstration.generator.DemonstrationData;
import plumbline.demonstration.generator.DemonstrationOrganisation;
import plumbline.facts.Fact;
import plumbline.facts.FactPartition;
import plumbline.facts.MeasureValue;
import plumbline.standards.AsAt;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;
import plumbline.standards.compiler.RuleCompiler;
import plumbline.standards.examples.ShippedCalendar;
import plumbline.standards.versions.ShippedRules;

/** What the standards on measured values make of the demonstration council's measure list. */
class MeasureListFileTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Set<String> STANDARDS = Set.of("ASC-PRV-08", "ASC-GOV-07", "ASC-FIN-01", "ASC-FIN-02", "ASC-WFC-03", "ASC-WFC-04",
            "ASC-OUT-01", "ASC-OUT-02", "ASC-OUT-03", "ASC-OUT-05");

    @TempDir
    Path folder;

    List<String[]> rows;

    @BeforeEach
    void write() throws IOException {
        rows = rows(DemonstrationData.write(folder, 20, 20_260_401L, DAY, false));
    }

    private static List<String[]> rows(List<Path> files) throws IOException {
        Path file = files.stream().filter(path -> path.getFileName().toString().equals("measure-list.csv")).findFirst().orElseThrow();
        return Files.readAllLines(file).stream().skip(1).map(row -> row.split(",", -1)).toList();
    }

    @Test
    void holdsTwoYearsOfEveryStandardOnMeasuredValues() {
        assertThat(rows).extracting(row -> row[0]).containsAll(STANDARDS).allMatch(STANDARDS::contains);
        Map<String, Long> months = rows.stream().filter(row -> row[2].isEmpty() && row[1].matches("\\d{4}-(0\\d|1[0-2])"))
                .collect(Collectors.groupingBy(row -> row[0], Collectors.counting()));
        assertThat(months).hasSize(7).allSatisfy((standard, count) -> assertThat(count).as(standard).isEqualTo(24));
        assertThat(rows).as("nothing of a month that is not over").noneMatch(row -> row[1].compareTo("2026-10") > 0 && row[1].matches("\\d{4}-(0\\d|1[0-2])"));
        assertThat(rows).as("units that there are").allMatch(row -> row[2].isEmpty()
                || DemonstrationOrganisation.units().stream().anyMatch(unit -> unit.id().value().equals(row[2])));
    }

    @Test
    void hasSomeOnTargetSomeOffSomeTooSmallToShow() {
        List<Judgement> judgements = judge(rows);
        assertThat(judgements).extracting(judgement -> judgement.standard().value()).contains(STANDARDS.toArray(String[]::new));
        Map<Outcome, Long> outcomes = judgements.stream().collect(Collectors.groupingBy(Judgement::outcome, () -> new EnumMap<>(Outcome.class), Collectors.counting()));
        assertThat(outcomes.keySet()).containsExactlyInAnyOrder(Outcome.GREEN, Outcome.AMBER, Outcome.RED, Outcome.SUPPRESSED);
        assertThat(outcomes.get(Outcome.GREEN)).isBetween(8L, 40L);
        assertThat(outcomes.get(Outcome.RED)).isBetween(5L, 30L);
        assertThat(judgements).filteredOn(judgement -> judgement.standard().value().equals("ASC-OUT-02")).singleElement()
                .satisfies(judgement -> assertThat(judgement.explanation().text()).contains("Over the last 3 values it is"));
    }

    @Test
    void hasMissingUnreadableAndDoubledRowsWhenListsAreMessy() throws IOException {
        List<String[]> messy = rows(DemonstrationData.write(folder, 20, 20_260_401L, DAY, true));
        assertThat(messy).anyMatch(row -> row[5].equals("[x]")).anyMatch(row -> row[6].startsWith("about"));
        assertThat(messy.stream().map(List::of).distinct().count()).isLessThan(messy.size());
        assertThat(judge(messy)).extracting(Judgement::outcome).contains(Outcome.GREEN, Outcome.RED);
    }

    private static List<Judgement> judge(List<String[]> rows) {
        List<Fact> facts = rows.stream().filter(row -> !row[6].startsWith("about")).map(row -> (Fact) new MeasureValue(String.join("/", row[0], row[1], row[2], row[3]), new UnitId(row[2].isEmpty() ? "council" : row[2]), row[0], row[1], null,
                row[3].isEmpty() ? null : row[3], number(row[4]), number(row[5]), number(row[6]), number(row[7]), number(row[8]))).distinct().toList();
        return RuleCompiler.compile(ShippedRules.read(), 0).ruleSet()
                .judgeCases(new FactPartition(facts), AsAt.endOf(DAY), ShippedCalendar.of(Jurisdiction.ENGLAND)).judgements();
    }

    private static @Nullable BigDecimal number(String text) {
        return text.isEmpty() || text.equals("[x]") ? null : new BigDecimal(text);
    }
}

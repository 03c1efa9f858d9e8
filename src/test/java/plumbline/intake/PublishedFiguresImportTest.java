package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.intake.ImportFixture.newRef;
import static plumbline.intake.workbook.WorkbookFiles.openDocument;
import static plumbline.intake.workbook.WorkbookFiles.openDocumentRow;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.facts.MeasureValue;
import plumbline.intake.published.ComparedMeasure;
import plumbline.intake.published.MeasureTable;
import plumbline.intake.published.PublishedFigures;

/** Measures that are published of every council: what stands in the files, and what becomes of it. */
class PublishedFiguresImportTest extends ImportTest {

    private static final Actor STEWARD = Actor.named("data-steward");
    private static final String AREAS = "Local authority code,Local authority,ONS area code";
    private static final String SHARE = ",2024 to 2025 - numerator,2024 to 2025 - denominator,2024 to 2025 - outcome\n";
    private static final String OLD = "Geographical Code,Geographical Description,Geographical Level,ONS Code,ASCOF Measure Code,Disaggregation Level,Measure Type,"
            + "Measure Value,Measure Group,Measure Group Description,Year\n";

    @Autowired
    PublishedFigures figures;

    @Autowired
    BatchDecisions decisions;

    String council;

    @BeforeEach
    void newCouncil() {
        council = newRef("C").toUpperCase(Locale.ROOT);
        nobodyKnowsWhichCouncilThisIs();
    }

    @AfterEach
    void nobodyKnowsWhichCouncilThisIs() {
        jdbc.sql("delete from own_council").update();
    }

    private static String sheet(String measure, String header, String... rows) {
        return "\"Table %s: the share of people [note 1], and more\"\nThis worksheet contains one table.\n\n%s%s%s\n".formatted(measure, AREAS, header, String.join("\n", rows));
    }

    private String figure(String measure, String area, String period, String part) {
        return jdbc.sql("select coalesce(value::text, missing) from published_figure where measure = ? and area = ? and period = ? and part = ? and people_group = ''")
                .params(measure, area, period, part).query(String.class).single();
    }

    private List<MeasureValue> judgedOn(String standard) {
        return facts.providers().facts().stream().filter(MeasureValue.class::isInstance).map(MeasureValue.class::cast)
                .filter(value -> value.standard().equals(standard) && value.provider() == null && value.group() == null && value.period().equals("2024-25")).toList();
    }

    @Test
    void readsASheetAsItIsPublished() {
        Batch batch = fixture.imported(sheet("9z(1)", SHARE, "England,England,E92000001,\"65,060\",\"10,981,090\",592.5",
                "S,Shire Counties,[z],12 (11),100,\"7.7 (7.6)\"", "EM,East Midlands [note 2],E12000004,[x],[x],[x]", council + ",Anytown,E06000001,[c],[c],[z]"));
        assertThat(batch.format()).contains(Format.ASCOF);
        assertThat(List.of(batch.read(), batch.accepted())).containsOnly(4);
        assertThat(batch.dataAsOf()).isEqualTo(LocalDate.of(2025, 3, 31));
        assertThat(figure("9Z(1)", "England", "2024-25", "NUMERATOR")).isEqualTo("65060");
        assertThat(figure("9Z(1)", "Shire Counties", "2024-25", "OUTCOME")).isEqualTo("7.7");
        assertThat(figure("9Z(1)", "East Midlands", "2024-25", "OUTCOME")).isEqualTo("NOT_AVAILABLE");
        assertThat(figure("9Z(1)", council, "2024-25", "NUMERATOR")).isEqualTo("SUPPRESSED");
        assertThat(figure("9Z(1)", council, "2024-25", "OUTCOME")).isEqualTo("NOT_APPLICABLE");
        assertThat(jdbc.sql("select level from published_area where area in ('England', 'Shire Counties', 'East Midlands', ?) order by level").param(council)
                .query(String.class).list()).containsExactly("COUNCIL", "COUNCIL_TYPE", "ENGLAND", "REGION");
    }

    @Test
    void readsEverySheetOfAWorkbookAndCountsTheRowsOfAll() {
        Map<String, String> sheets = new LinkedHashMap<>();
        sheets.put("Cover", openDocumentRow("Measures from the framework"));
        for (String measure : List.of("9y(1)", "9y(2)")) {
            sheets.put("Table_" + measure, openDocumentRow("Table " + measure + ": a measure") + openDocumentRow("One table.")
                    + openDocumentRow("Local authority code", "Local authority", "ONS area code", "2024 to 2025 - outcome")
                    + "<table:table-row><table:table-cell><text:p>" + council + "</text:p></table:table-cell><table:table-cell><text:p>Anytown</text:p></table:table-cell>"
                    + "<table:table-cell><text:p>E06000001</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"77.099999999999994\">"
                    + "<text:p>77.1</text:p></table:table-cell></table:table-row>");
        }
        Attempt<Batch> seen = decisions.preview("ascof.ods", Optional.empty(), new ByteArrayInputStream(openDocument(sheets)), STEWARD);
        Batch batch = ((Attempt.Done<Batch>) seen).value();
        assertThat(List.of(batch.read(), batch.accepted())).containsOnly(2);
        assertThat(decisions.preview(batch.id()).facts()).singleElement().satisfies(facts -> {
            assertThat(facts.words()).isEqualTo("Published figures");
            assertThat(facts.added()).isEqualTo(2);
        });
        assertThat(decisions.accept(batch.id(), STEWARD)).isInstanceOf(Attempt.Done.class);
        assertThat(figure("9Y(1)", council, "2024-25", "OUTCOME")).isEqualTo(figure("9Y(2)", council, "2024-25", "OUTCOME")).isEqualTo("77.1");
    }

    @Test
    void keepsGroupsApartAndTheOverallFigureWithoutOne() {
        fixture.imported(sheet("9x", ",2023 to 2024 - outstanding numerator,2023 to 2024 - 9x numerator\n", council + ",Anytown,E06000001,3,40"));
        assertThat(jdbc.sql("select people_group || '=' || value from published_figure where measure = '9X' and area = ? order by 1").param(council).query(String.class).list())
                .containsExactly("=40", "outstanding=3");
    }

    @Test
    void changesNothingASecondTimeAndOnlyWhatIsDifferentAThird() {
        String first = council + ",Anytown,E06000001,10,20,50";
        String other = council + "B,Otherton,E06000002,[c],[c],[c]";
        fixture.imported(sheet("9w", SHARE, first, other));
        assertThat(fixture.imported(sheet("9w", SHARE, other, first) + "\n").unchanged()).isEqualTo(2);
        Batch third = fixture.imported(sheet("9w", SHARE, first, council + "B,Otherton,E06000002,[c],[c],7"));
        assertThat(List.of(third.accepted(), third.unchanged())).containsOnly(1);
        decisions.withdraw(third.id(), "wrong", STEWARD);
        assertThat(figure("9W", council + "B", "2024-25", "OUTCOME")).isEqualTo("SUPPRESSED");
        assertThat(figure("9W", council, "2024-25", "OUTCOME")).isEqualTo("50");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"1.2.3", "12%", "abc", "1,23", "1e9", "=1+1", "9999999999999", "[note 3]"})
    void leavesOutARowWithACellThatSaysNothingKnown(String cell) {
        Batch batch = fixture.imported(sheet("9v", SHARE, council + ",Anytown,E06000001,1,2,\"" + cell + "\""));
        assertThat(batch.rejected()).isEqualTo(1);
        assertThat(fixture.faults(batch)).singleElement().satisfies(fault -> {
            assertThat(fault.row()).isEqualTo(5);
            assertThat(fault.column()).isEqualTo("Table 9v: 2024 to 2025 - outcome");
            assertThat(fault.value()).isEqualTo(cell);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"Table 2c: title;2024 to 2025 - turnout;Column 4 of the header of Table 2c", "Table 2c: title;2024 to 2026 - outcome;Column 4",
        "No title;2024 to 2025 - outcome;which measure the table is about", "Table 2c: title;;Column 4"})
    void refusesASheetThatDoesNotSayWhatItHolds(String title, String column, String reason) {
        String text = title + "\n" + AREAS + "," + (column == null ? "" : column) + "\n503,Lincolnshire,E10000019,1\n";
        assertThat(fixture.refusal(text.getBytes(StandardCharsets.UTF_8))).contains(reason);
    }

    @Test
    void readsTheOlderOpenDataUnderTheCodesOfItsTime() {
        String row = "%s,Anytown,Council,E06000001,%s,%s,%s,%s,1A,Quality of life,2021-22\n";
        Batch batch = fixture.imported(OLD + row.formatted(council, "9U", "Total", "Outcome", "19.1") + row.formatted(council, "9U1864", "Total", "Outcome", "")
                + row.formatted(council, "9U", "F", "Margin of Error", "*") + ",Shire County,Council type,,9U,Total,Base,\"1,200\",1A,Quality of life,2021-22\n");
        assertThat(batch.format()).contains(Format.ASCOF_OPEN_DATA);
        assertThat(fixture.faults(batch)).isEmpty();
        assertThat(jdbc.sql("select people_group || ' ' || part || ' ' || coalesce(value::text, missing) || ' ' || edition from published_figure where measure = '9U' and area = ? order by 1")
                .param(council).query(String.class).list())
                .containsExactly(" OUTCOME 19.1 ASCOF to 2022-23", "1864 OUTCOME NOT_STATED ASCOF to 2022-23", "f MARGIN_OF_ERROR SUPPRESSED ASCOF to 2022-23");
        assertThat(figure("9U", "Shire County", "2021-22", "BASE")).isEqualTo("1200");
    }

    @ParameterizedTest
    @CsvSource({"ascof-2021-22.csv,2021-22", "meas-from-asc-of-eng-1718-open-data-csv.csv,2017-18", "figures 2019 to 2020.csv,2019-20", "figures.csv,", "2019.csv,", "1719.csv,",
        "ascof-2019-20-and-2020-21.csv,"})
    void takesTheYearOfTheOlderFileFromItsNameOrRefusesIt(String name, String year) {
        String text = OLD.replace(",Year", "") + council + ",Anytown,Council,E06000001,9T,Total,Outcome,19.1,1A,Quality of life\n";
        Attempt<Batch> attempt = imports.importFile(name, Optional.empty(), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), STEWARD);
        if (year == null) {
            assertThat(((Attempt.Refused<Batch>) attempt).reason()).contains("does not say which year it is for", "Add a column \"Year\"");
        } else {
            assertThat(attempt).isInstanceOf(Attempt.Done.class);
            assertThat(figure("9T", council, year, "OUTCOME")).isEqualTo("19.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"503,Anytown,Parish,,1A,Total,Outcome,1,,,2021-22", "503,Anytown,Council,,XX,Total,Outcome,1,,,2021-22", "503,Anytown,Council,,1A,Total,Total,1,,,2021-22",
        "503,Anytown,Council,,1A,Total,Outcome,many,,,2021-22", "503,Anytown,Council,,1A,Total,Outcome,1,,,2021", "503,,Council,,1A,Total,Outcome,1,,,2021-22"})
    void leavesOutARowOfTheOlderFileThatCannotBeRead(String row) {
        Batch batch = fixture.imported(OLD + row + "\n");
        assertThat(batch.rejected()).isEqualTo(1);
        assertThat(fixture.faults(batch)).hasSize(1);
    }

    @Test
    void judgesAStandardOnThePublishedFigureOfThisCouncilUntilItHasMeasuredItItself() {
        fixture.imported(sheet("4a", ",2024 to 2025 - margin of error,2024 to 2025 - number of respondents,2024 to 2025 - outcome\n",
                council + ",Anytown,E06000001,1.5,300,66.6", council + "B,Otherton,E06000002,1.5,300,77.7"));
        fixture.imported(sheet("3d(2a)", SHARE, council + ",Anytown,E06000001,[c],[c],[c]", council + "B,Otherton,E06000002,10,40,25"));
        // What another test has measured of the same year would go before what is published.
        jdbc.sql("delete from measure_value where standard in ('ASC-OUT-02', 'ASC-OUT-03') and period = '2024-25'").update();
        List<MeasureValue> before = judgedOn("ASC-OUT-02");
        assertThat(figures.state(council, STEWARD)).isInstanceOf(Attempt.Done.class);
        assertThat(judgedOn("ASC-OUT-02")).filteredOn(value -> !before.contains(value)).as("before: %s", before).singleElement()
                .satisfies(value -> assertThat(value.value()).isEqualByComparingTo("66.6"));
        assertThat(judgedOn("ASC-OUT-03")).as("suppressed is not zero").noneMatch(value -> value.denominator() != null);
        figures.state(council + "B", STEWARD);
        assertThat(judgedOn("ASC-OUT-03")).anySatisfy(value -> assertThat(value.denominator()).isEqualByComparingTo("40"));
        String own = "Standard,Period,Value,Numerator,Denominator,Target\nASC-OUT-02,2024-25,%s,,,\nASC-OUT-03,2024-25,,,,30\n";
        Batch measured = fixture.imported(own.formatted("81.25"));
        assertThat(judgedOn("ASC-OUT-02")).extracting(MeasureValue::value).usingElementComparator(BigDecimal::compareTo).contains(new BigDecimal("81.25")).doesNotContain(new BigDecimal("77.7"));
        assertThat(judgedOn("ASC-OUT-03")).anySatisfy(value -> {
            assertThat(value.target()).isEqualByComparingTo("30");
            assertThat(value.denominator()).as("a target alone is no number of its own").isEqualByComparingTo("40");
        });
        decisions.withdraw(measured.id(), "only a test", STEWARD);
    }

    @Test
    void showsHowACouncilStandsBesideTheOthers() {
        String header = ",2023 to 2024 - margin of error,2023 to 2024 - number of respondents,2023 to 2024 - outcome,2024 to 2025 - margin of error,2024 to 2025 - number of respondents,2024 to 2025 - outcome\n";
        fixture.imported(sheet("9s", header, "England,England,E92000001,0.5,9,60,0.5,9,61", council + ",Anytown,E06000001,1,9,50,1,9,53", council + "B,B,E06000002,1,9,50,1,9,52",
                council + "C,C,E06000003,1,9,50,1,9,70", council + "D,D,E06000004,1,9,50,1,9,40", council + "E,E,E06000005,1,9,50,[c],[c],[c]"));
        ComparedMeasure best = compared(council + "C");
        assertThat(best.place()).isEqualTo(1);
        assertThat(best.councils()).isEqualTo(4);
        assertThat(best.quarter()).isEqualTo(ComparedMeasure.Quarter.BEST);
        assertThat(best.england().words()).isEqualTo("61");
        assertThat(best.change()).isEqualTo("Better by 20, margin of error 2");
        assertThat(compared(council + "B").change()).as("on the line").startsWith("No change beyond the margin of error");
        assertThat(compared(council).change()).startsWith("Better by 3");
        assertThat(compared(council + "D").change()).startsWith("Worse by 10");
        assertThat(compared(council + "D").quarter()).isEqualTo(ComparedMeasure.Quarter.WORST);
        ComparedMeasure suppressed = compared(council + "E");
        assertThat(suppressed.own().words()).isEqualTo("Suppressed");
        assertThat(suppressed.place()).isNull();
        assertThat(suppressed.change()).isEqualTo("Cannot be told");
        MeasureTable table = figures.measure("9S").orElseThrow();
        assertThat(table.areas()).extracting(line -> line.value().words()).containsExactly("61", "70", "53", "52", "40", "Suppressed");
    }

    private ComparedMeasure compared(String area) {
        return figures.compared(area).stream().filter(measure -> measure.measure().equals("9S")).findFirst().orElseThrow();
    }

    @Test
    void neverMakesANumberOfAMarkerAndAlwaysKeepsANumber() {
        String[] markers = {"[c]", "[x]", "[z]", "", "*", ":", "-"};
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            StringBuilder rows = new StringBuilder();
            Map<String, BigDecimal> numbers = new LinkedHashMap<>();
            for (int i = 0; i < 30; i++) {
                boolean marker = random.nextInt(3) == 0;
                BigDecimal number = BigDecimal.valueOf(random.nextInt(2_000_000_00) - 1000, random.nextInt(5));
                String area = council + seed + "N" + i;
                numbers.put(area, marker ? null : number);
                rows.append(area).append(",Area,E06000001,\"").append(marker ? markers[random.nextInt(markers.length)] : random.nextBoolean() ? number.toPlainString()
                        : String.format(Locale.UK, "%,." + number.scale() + "f", number)).append("\"\n");
            }
            Batch batch = fixture.imported(sheet("9r", ",2024 to 2025 - outcome\n", rows.toString()));
            assertThat(batch.accepted()).as("seed " + seed).isEqualTo(30);
            numbers.forEach((area, number) -> {
                BigDecimal kept = jdbc.sql("select value from published_figure where measure = '9R' and area = ?").param(area)
                        .query((row, i) -> Optional.ofNullable(row.getBigDecimal("value"))).single().orElse(null);
                assertThat(kept == null ? null : kept.stripTrailingZeros()).as(area).isEqualTo(number == null ? null : number.stripTrailingZeros());
            });
        }
    }
}

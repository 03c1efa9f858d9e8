package plumbline.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plumbline.core.Jurisdiction;
import plumbline.core.WrittenTable.Problem;

class ClosureFileTest {

    /** A Thursday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 10);
    private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);
    private static final String HEADER = "day,where,words\n";

    @Test
    void readsBackWhatItHasWritten() {
        List<ClosureDay> days = List.of(new ClosureDay(LocalDate.of(2026, 12, 24), "Closed, \"early\"", null),
                new ClosureDay(LocalDate.of(2027, 3, 1), "St David's Day", Jurisdiction.WALES));
        ClosureFile file = ClosureFile.of(List.of(days.get(1), days.get(0)));
        assertThat(file.days()).isEqualTo(days);
        assertThat(file.unusable()).isEmpty();
        assertThat(problems(file.text())).isEmpty();
        assertThat(days.get(1).in(Jurisdiction.WALES)).isTrue();
        assertThat(days.get(1).in(Jurisdiction.ENGLAND)).isFalse();
        assertThat(days.get(0).in(Jurisdiction.ENGLAND)).isTrue();
    }

    @Test
    void saysWhatIsWrongWithACellInItsRow() {
        assertThat(problems(HEADER + "24 December,whole council,Closed\n")).containsExactly("2: day is a date such as 2026-12-24, found '24 December'");
        assertThat(problems(HEADER + "2026-02-30,whole council,Closed\n")).containsExactly("2: day is a date such as 2026-12-24, found '2026-02-30'");
        assertThat(problems(HEADER + "2026-12-24,Scotland,Closed\n")).containsExactly("2: where is whole council or England or Wales, found 'Scotland'");
        assertThat(problems(HEADER + "2026-12-24,England, \n")).singleElement().asString().startsWith("2: words say why the council is closed");
        assertThat(problems(HEADER + "2026-12-24,England," + "x".repeat(120) + "\n")).isEmpty();
        assertThat(problems(HEADER + "2026-12-24,England," + "x".repeat(121) + "\n")).hasSize(1);
        assertThat(problems(HEADER + "2026-12-24,England\n")).singleElement().asString().endsWith("and every row needs all three columns");
        assertThat(problems("date,words\n2026-12-24,Closed\n")).singleElement().asString().startsWith("1: this is no table of closure days: its first line must be day,where,words");
        assertThat(problems("")).hasSize(1);
    }

    @Test
    void findsWeekendsDuplicatesAndBankHolidays() {
        assertThat(problems(row("2026-12-12"))).singleElement().asString().startsWith("2: Sat 12 December 2026 is a weekend");
        assertThat(problems(row("2026-12-13"))).singleElement().asString().startsWith("2: Sun 13 December 2026 is a weekend");
        assertThat(problems(row("2026-12-14"))).isEmpty();
        assertThat(problems(row("2026-12-25"))).singleElement().asString().startsWith("2: Fri 25 December 2026 is a bank holiday");
        assertThat(problems(HEADER + "2026-12-14,England,One\n2026-12-14,Wales,Two\n")).singleElement().asString()
                .startsWith("3: Mon 14 December 2026 stands in line 2 already");
    }

    @Test
    void aDayThatIsABankHolidayInOnePlaceOnlyIsOneOfTheOther() {
        Map<Jurisdiction, Set<LocalDate>> inWales = Map.of(Jurisdiction.WALES, Set.of(CHRISTMAS));
        assertThat(new ClosureFile(row("2026-12-25")).problems(List.of(), inWales, TODAY)).isEmpty();
        assertThat(new ClosureFile(HEADER + "2026-12-25,Wales,Closed\n").problems(List.of(), inWales, TODAY)).hasSize(1);
    }

    @Test
    void takesADayOfTheLastMonthAndNoneBefore() {
        assertThat(problems(row("2026-11-09"))).isEmpty();
        assertThat(problems(row("2026-11-06"))).singleElement().asString().startsWith("2: Fri 6 November 2026 lies more than 31 days back");
        assertThat(problems(row("2031-12-10"))).isEmpty();
        assertThat(problems(row("2031-12-11"))).singleElement().asString().contains("more than 5 years ahead");
    }

    @Test
    void leavesOldDaysThatAreInForceAloneAndKeepsThem() {
        ClosureDay old = new ClosureDay(LocalDate.of(2024, 12, 24), "Closed", null);
        assertThat(new ClosureFile(row("2024-12-24")).problems(List.of(old), Map.of(), TODAY)).isEmpty();
        assertThat(new ClosureFile(HEADER).problems(List.of(old), Map.of(), TODAY)).extracting(Problem::message).singleElement().asString()
                .contains("Tue 24 December 2024 (Closed) is taken out");
        ClosureDay lately = new ClosureDay(LocalDate.of(2026, 11, 10), "Closed", null);
        assertThat(new ClosureFile(HEADER).problems(List.of(lately), Map.of(), TODAY)).isEmpty();
    }

    @Test
    void hasNotMoreRowsThanACouncilCanHave() {
        assertThat(new ClosureFile(HEADER + "x,y,z\n".repeat(501)).unusable()).containsExactly(new Problem(0, "the table has 501 rows, expected at most 500"));
    }

    private static String row(String day) {
        return HEADER + day + ",whole council,Closed\n";
    }

    private static List<String> problems(String text) {
        Map<Jurisdiction, Set<LocalDate>> holidays = Map.of(Jurisdiction.ENGLAND, Set.of(CHRISTMAS), Jurisdiction.WALES, Set.of(CHRISTMAS));
        return new ClosureFile(text).problems(List.of(), holidays, TODAY).stream().map(problem -> problem.line() + ": " + problem.message()).toList();
    }
}

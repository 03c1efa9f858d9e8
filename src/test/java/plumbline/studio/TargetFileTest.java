package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plumbline.studio.TargetLines.Polarity;

class TargetFileTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String HEADER = "standard,baseline,measured_on,trajectory\n";

    @Test
    void readsAWayInItsSteps() {
        TargetFile file = new TargetFile(HEADER + "ASC-RBL-01,76.5,2026-03-31,2027-03-31 80; 2027-09-30 82.25\n");
        assertThat(problems(file)).isEmpty();
        TargetFile.Way way = file.ways().get("ASC-RBL-01");
        assertThat(way.baseline()).isEqualTo(new BigDecimal("76.5"));
        assertThat(way.steps()).containsExactly("80 by Wed 31 March 2027", "82.25 by Thu 30 September 2027");
        assertThat(way.last().value()).isEqualTo(new BigDecimal("82.25"));
    }

    @Test
    void saysWhatIsWrongWithACellInItsRow() {
        assertThat(problems("ASC-RBL-01,seventy,2026-03-31,2027-03-31 80")).containsExactly("2: baseline is a number such as 76.5, in the unit of the target, found 'seventy'");
        assertThat(problems("ASC-RBL-01,76,31 March,2027-03-31 80")).containsExactly("2: measured on is a date such as 2026-03-31, found '31 March'");
        assertThat(problems("ASC-RBL-01,76,2026-03-31,")).singleElement().asString().contains("the trajectory is 1 to 8 dates with a value");
        assertThat(problems("ASC-RBL-01,76,2026-03-31,2027-03-31")).hasSize(1);
        assertThat(problems("ASC-RBL-01,76,2026-03-31,2027-03-31 80;")).hasSize(1);
        assertThat(problems("ASC-RBL-01,76,2026-03-31,2027-03-31 80; 2027-03-31 82")).singleElement().asString().contains("Wed 31 March 2027 is not after Wed 31 March 2027");
        assertThat(problems("ASC-RBL-01,76,2026-03-31,2026-03-31 80")).hasSize(1);
        assertThat(problems("ASC-RBL-01,76,2026-11-23,2027-03-31 80")).isEmpty();
        assertThat(problems("ASC-RBL-01,76,2026-11-24,2027-03-31 80")).singleElement().asString().contains("has not come yet");
        assertThat(problems("ASC-ASM-01,76,2026-03-31,2027-03-31 80")).singleElement().asString().contains("there is no rate and no indicator 'ASC-ASM-01'");
        assertThat(problems("ASC-RBL-01,76,2026-03-31,2027-03-31 80\nASC-RBL-01,77,2026-03-31,2027-03-31 80")).containsExactly(
                "3: ASC-RBL-01 stands in line 2 already. Keep one of the two");
        assertThat(problems(new TargetFile("nothing"))).singleElement().asString().startsWith("1: this is no table of targets");
    }

    @Test
    void tellsFromTheGreenLineWhichWayIsBetterAndWhatMeetsIt() {
        assertLine("green is 82 percent or more", Polarity.HIGHER, "82", "81.9");
        assertLine("green is above 90 percent", Polarity.HIGHER, "90.1", "90");
        assertLine("green is up to 42 days", Polarity.LOWER, "42", "43");
        assertLine("green is none", Polarity.LOWER, "0", "1");
        assertLine("green is within 0.5 percent, either way", Polarity.NEARER, "-0.5", "0.6");
        TargetLines ofEachValue = TargetLines.of(List.of("green is up to the target", "amber is up to 110 percent of the target"));
        assertThat(ofEachValue.polarity()).isEqualTo(Polarity.LOWER);
        assertThat(ofEachValue.met(BigDecimal.TEN)).isEmpty();
        assertThat(ofEachValue.amber()).isEqualTo("up to 110 percent of the target");
        assertThat(TargetLines.of(List.of("a value measured for this standard"))).isEqualTo(new TargetLines(null, null, Polarity.UNKNOWN, null));
    }

    private static void assertLine(String green, Polarity polarity, String meets, String misses) {
        TargetLines lines = TargetLines.of(List.of("when", "    " + green));
        assertThat(lines.polarity()).as(green).isEqualTo(polarity);
        assertThat(lines.met(new BigDecimal(meets))).as(green).contains(true);
        assertThat(lines.met(new BigDecimal(misses))).as(green).contains(false);
        assertThat(lines.worse(new BigDecimal(misses), new BigDecimal(meets))).as(green).isTrue();
        assertThat(lines.worse(new BigDecimal(meets), new BigDecimal(meets))).as(green).isFalse();
    }

    private static List<String> problems(String row) {
        return problems(new TargetFile(HEADER + row + "\n"));
    }

    private static List<String> problems(TargetFile file) {
        return file.problems(Set.of("ASC-RBL-01"), TODAY).stream()
                .map(problem -> problem.line() + ": " + problem.message()).toList();
    }
}

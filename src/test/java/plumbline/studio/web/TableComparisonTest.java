package plumbline.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.studio.web.Comparison.Marked;
import plumbline.studio.web.Comparison.Row;

/** Tables are compared cell by cell, in the words of their columns. */
class TableComparisonTest {

    private static final String TARGETS = "standard,baseline,measured_on,trajectory\n";
    private static final String DAYS = "day,where,words\n";

    @Test
    void aChangedCellIsItsColumnBeforeAndAfter() {
        Comparison compared = Comparison.of("local/targets.csv", TARGETS + "ASC-RBL-01,70,2025-03-31,2026-09-30 79; 2027-09-30 84\nASC-OUT-01,1,2025-03-31,2026-09-30 2\n",
                TARGETS + "ASC-OUT-01,1,2025-03-31,2026-09-30 2\nASC-RBL-01,70,2025-03-31,2026-09-30 80\n");
        assertThat(compared.rows()).containsExactly(new Row("ASC-RBL-01", "Changed",
                new Marked("Trajectory: ", "79 by Wed 30 September 2026; 84 by Thu 30 September 2027", ""), new Marked("Trajectory: ", "80 by Wed 30 September 2026", "")));
        assertThat(compared.changed()).isEqualTo(1);
    }

    @Test
    void rowsThatCameAndWentAreToldApartEvenWhenTwoHaveTheSameName() {
        Comparison compared = Comparison.of("local/closure-days.csv", DAYS + "2026-12-24,England,Closed\n2026-12-24,England,Closed twice\n",
                DAYS + "2026-12-24,England,Closed\n2026-12-31,England,\n2026-13-99,England,No day\n");
        assertThat(compared.rows()).containsExactly(
                new Row("Thu 31 December 2026, England", "Added", Marked.NONE, new Marked("Why it is closed: ", "nothing", "")),
                new Row("2026-13-99, England", "Added", Marked.NONE, new Marked("Why it is closed: ", "No day", "")),
                new Row("Thu 24 December 2026, England", "Removed", new Marked("Why it is closed: ", "Closed twice", ""), Marked.NONE));
    }

    @Test
    void whatIsNoTableIsComparedLineByLineAndOneThatIsNotThereHasNoRows() {
        assertThat(Comparison.of("local/closure-days.csv", DAYS, "what is this\n").rows()).extracting(Row::about).containsOnly("");
        assertThat(Comparison.of("local/closure-days.csv", "", DAYS + "2026-12-24,England,Closed\n").rows()).extracting(Row::word).isEqualTo(List.of("Added"));
    }
}

package plumbline.intake.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plumbline.intake.faults.FaultEpisodes.ColumnFaults;
import plumbline.intake.faults.FaultEpisodes.Episode;
import plumbline.intake.faults.FaultEpisodes.ImportedFile;

/** When a fault is systemic, and what puts it right. */
class FaultEpisodesTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);

    private final List<ImportedFile> files = new ArrayList<>();
    private final Map<Long, ColumnFaults> faults = new HashMap<>();

    /** A file a week after the one before. */
    private void file(int rows, int faulty, String... feeds) {
        long batch = files.size() + 1L;
        files.add(new ImportedFile(batch, FIRST.plusWeeks(batch - 1), rows, Set.of(feeds)));
        if (faulty > 0) {
            faults.put(batch, new ColumnFaults(faulty, faulty, null));
        }
    }

    private List<Episode> episodes() {
        return FaultEpisodes.of(files, faults);
    }

    @Test
    void fiveRowsAndOneInTwentyAreSystemicAndNotOneLess() {
        file(100, 5, "a");
        assertThat(episodes()).containsExactly(new Episode(FIRST, null));
        files.clear();
        faults.clear();
        file(101, 5, "a");
        assertThat(episodes()).as("fewer than one in twenty").isEmpty();
        files.clear();
        faults.clear();
        file(4, 4, "a");
        assertThat(episodes()).as("fewer than five").isEmpty();
    }

    @Test
    void theNextFileOfTheFeedThatIsRightPutsItRight() {
        file(100, 50, "a");
        file(100, 6, "a");
        file(100, 4, "a");
        assertThat(episodes()).containsExactly(new Episode(FIRST, FIRST.plusWeeks(2)));
    }

    @Test
    void aFileOfAnotherFeedOrAnEmptyOrAShortWrongOneDoesNot() {
        file(100, 50, "a");
        file(100, 0, "b");
        file(0, 0, "a");
        file(2, 2, "a");
        assertThat(episodes()).containsExactly(new Episode(FIRST, null));
    }

    @Test
    void whatComesBackIsAnotherEpisode() {
        file(100, 50, "a");
        file(100, 0, "a");
        file(100, 50, "a");
        assertThat(episodes()).containsExactly(new Episode(FIRST, FIRST.plusWeeks(1)), new Episode(FIRST.plusWeeks(2), null));
    }

    @Test
    void whoeverSaysWhyTheRowsAreRightPutsItRightAndNotWhoSaysSoOfAFew() {
        file(100, 50, "a");
        faults.put(1L, new ColumnFaults(50, 20, FIRST.plusDays(3)));
        assertThat(episodes()).containsExactly(new Episode(FIRST, null));
        faults.put(1L, new ColumnFaults(50, 2, FIRST.plusDays(3)));
        assertThat(episodes()).containsExactly(new Episode(FIRST, FIRST.plusDays(3)));
    }
}

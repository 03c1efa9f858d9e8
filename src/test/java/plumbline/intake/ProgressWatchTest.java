package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressWatchTest {

    private static final long ALL = 100_000;

    private final List<Progress> said = new ArrayList<>();
    private Optional<String> stopper = Optional.empty();
    private long seconds;

    private final ProgressWatch watch = new ProgressWatch(new ProgressWatch.Board() {
        @Override
        public Optional<String> put(Progress progress) {
            said.add(progress);
            return stopper;
        }

        @Override
        public Optional<String> last() {
            return stopper;
        }
    }, () -> TimeUnit.SECONDS.toNanos(seconds));

    private void rows(int many, long bytes) {
        for (int row = 0; row < many; row++) {
            watch.row(bytes, ALL);
        }
    }

    @Test
    void saysRowsAndTimeLeftFromWhatWasReadOfTheFile() {
        seconds = 10;
        rows(500, 20_000);
        // A fifth of the file is 6% of the work: 10 seconds for it, 157 for the rest.
        assertThat(said).containsExactly(new Progress(500, 2_500L, 6, 157, false, null));
    }

    @Test
    void saysSoOnceASecondOnly() {
        rows(5_000, 20_000);
        assertThat(said).isEmpty();
        seconds = 1;
        rows(5_000, 40_000);
        assertThat(said).hasSize(1);
    }

    @Test
    void saysNothingOfWhatNobodyCanTellYet() {
        seconds = 1;
        rows(500, 0);
        assertThat(said).containsExactly(new Progress(500, null, 0, null, false, null));
    }

    @Test
    void reckonsStoringAsTwiceReadingUntilItIsSeenToTakeLonger() {
        rows(700, ALL);
        seconds = 30;
        watch.storing(0);
        assertThat(said).containsExactly(new Progress(700, 700L, 33, 61, true, null));
        seconds = 40;
        watch.storing(0.5);
        assertThat(said.get(1)).as("ten seconds for half of it may not last").isEqualTo(new Progress(700, 700L, 66, 30, true, null));
        seconds = 180;
        watch.storing(0.6);
        assertThat(said.get(2)).as("150 seconds for 60% are 100 for the rest").isEqualTo(new Progress(700, 700L, 72, 100, true, null));
    }

    @Test
    void stopsAtTheNextLookAndAtTheLastMoment() {
        stopper = Optional.of("data-steward");
        rows(499, 20_000);
        seconds = 1;
        assertThatThrownBy(() -> rows(1, 20_000)).isInstanceOf(ImportCancelled.class);
        assertThatThrownBy(watch::last).isInstanceOf(ImportCancelled.class);
    }
}

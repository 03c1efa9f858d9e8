package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenTwiceTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void tellsWhatCameMoreThanOnceWhateverElseCame(long seed) {
        Random random = new Random(seed);
        Map<Long, Integer> came = new HashMap<>();
        SeenTwice seen = SeenTwice.of(4_000, 0);
        for (int i = 0; i < 4_000; i++) {
            long hash = random.nextInt(3) == 0 ? TextHash.with(random.nextInt(500), 7) : random.nextLong();
            came.merge(hash & ~1L, 1, Integer::sum);
            seen.see(hash);
        }
        came.forEach((hash, times) -> assertThat(seen.twice(hash)).as("seed " + seed).isEqualTo(times > 1));
        assertThat(seen.twice(123_456_789L)).isFalse();
    }

    @Test
    void takesManyHashesInSharesEachOfWhichKnowsItsOwn() {
        long many = 3L * SeenTwice.MOST_AT_ONCE;
        int shares = SeenTwice.shares(many);
        int known = 0;
        for (int share = 0; share < shares; share++) {
            SeenTwice seen = SeenTwice.of(many, share);
            for (long i = 1; i <= 1_000; i++) {
                seen.see(TextHash.with(i, 1));
                seen.see(TextHash.with(i, 1));
                seen.see(TextHash.with(i, 2));
            }
            for (long i = 1; i <= 1_000; i++) {
                known += seen.twice(TextHash.with(i, 1)) ? 1 : 0;
                assertThat(seen.twice(TextHash.with(i, 2))).isFalse();
            }
        }
        assertThat(shares).isEqualTo(4);
        assertThat(known).isEqualTo(1_000);
    }

    @Test
    void knowsTheHashThatIsZeroLikeAnyOther() {
        SeenTwice seen = SeenTwice.of(10, 0);
        seen.see(0);
        assertThat(seen.twice(0)).isFalse();
        seen.see(0);
        assertThat(seen.twice(0)).isTrue();
    }
}

package plumbline.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.standards.CompiledRuleSet;

class SwapsTest {

    private static final int WARM_UP = 8;
    private static final int SWAPS = 20;

    @Test
    void versionsThatWereReplacedLeaveNothingBehindAndJudgingGoesOn() throws InterruptedException {
        Swaps swaps = new Swaps();
        swaps.swapWhileJudging(WARM_UP);
        Swaps.Loaded before = Swaps.Loaded.now();
        List<WeakReference<CompiledRuleSet>> replaced = new ArrayList<>();
        for (int i = 0; i < SWAPS; i++) {
            replaced.add(new WeakReference<>(swaps.inForce()));
            swaps.swapWhileJudging(1);
        }
        Swaps.Loaded after = Swaps.Loaded.now();
        assertThat(replaced).as("versions that somebody still holds on to").allMatch(reference -> reference.get() == null);
        // The first versions also load classes of the compiler and of Java that stay; classes of versions must not.
        long loaded = after.everLoaded() - before.everLoaded();
        assertThat(after.classes() - before.classes()).as("classes left of %d that %d swaps loaded", loaded, SWAPS).isLessThan((int) loaded / 4);
        assertThat(swaps.partitionsJudged()).isGreaterThan(SWAPS);
    }
}

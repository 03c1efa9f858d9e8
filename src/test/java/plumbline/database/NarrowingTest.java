package plumbline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NarrowingTest {

    @Test
    void listsEverythingWhenNothingIsGiven() {
        Narrowing narrowing = Narrowing.NONE.by("state = :state", "state", Optional.empty());
        assertThat(narrowing.where()).isEmpty();
        assertThat(narrowing.values()).isEmpty();
    }

    @Test
    void joinsWhatIsGivenAndKeepsItsValues() {
        Narrowing narrowing = Narrowing.NONE.by("state = :state", "state", Optional.of("OPEN"))
                .by("unit = :unit", "unit", Optional.empty())
                .by("(a = :text or b = :text)", "text", Optional.of("' or true --"));
        assertThat(narrowing.where()).isEqualTo(" where state = :state and (a = :text or b = :text)");
        assertThat(narrowing.values()).isEqualTo(Map.of("state", "OPEN", "text", "' or true --"));
    }

    @Test
    void refusesTwoValuesUnderOneName() {
        Narrowing narrowing = Narrowing.NONE.by("a = :x", "x", Optional.of(1));
        assertThatThrownBy(() -> narrowing.by("b = :x", "x", Optional.of(2))).hasMessageContaining("parameter x");
    }
}

package plumbline.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final int SIZE = 10;

    @Test
    void aListThatFillsItsPagesExactlyHasNoEmptyOneAtTheEnd() {
        assertThat(Page.of(numbers(20), 2, SIZE)).isEqualTo(new Page<>(IntStream.range(10, 20).boxed().toList(), 2, 2, 20));
        assertThat(Page.of(numbers(21), 3, SIZE)).isEqualTo(new Page<>(List.of(20), 3, 3, 21));
    }

    @Test
    void whoAsksForAPageThatIsNotThereGetsTheNearest() {
        assertThat(Page.of(numbers(21), 4, SIZE).number()).isEqualTo(3);
        assertThat(Page.of(numbers(21), 0, SIZE).number()).isEqualTo(1);
        assertThat(Page.of(numbers(21), -5, SIZE).items()).startsWith(0);
    }

    @Test
    void anEmptyListHasOnePageAndIsNotRead() {
        Page<Integer> page = Page.read(0, 7, SIZE, before -> {
            throw new AssertionError("there is nothing to read");
        });
        assertThat(page).isEqualTo(new Page<>(List.of(), 1, 1, 0));
    }

    @Test
    void everyItemIsOnOnePageAndInOrder() {
        for (int total = 1; total <= 3 * SIZE + 1; total++) {
            List<Integer> all = numbers(total);
            int pages = Page.of(all, 1, SIZE).pages();
            assertThat(IntStream.rangeClosed(1, pages).boxed().flatMap(page -> Page.of(all, page, SIZE).items().stream()).toList()).isEqualTo(all);
        }
    }

    private static List<Integer> numbers(int total) {
        return IntStream.range(0, total).boxed().toList();
    }
}

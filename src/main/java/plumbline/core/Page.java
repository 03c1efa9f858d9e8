package plumbline.core;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * One page of a list.
 *
 * @param items  what is on the page, in the order of the list
 * @param number the page's number, 1 for the first
 * @param pages  how many there are, at least one
 * @param total  how many items there are on all pages
 */
public record Page<T>(List<T> items, int number, int pages, int total) {

    /**
     * Reads a page, the last one when fewer are there than were asked for.
     *
     * @param asked the page's number
     * @param size  the most items on a page
     * @param read  gives at most a page of items, told how many of the list come before them
     */
    public static <T> Page<T> read(int total, int asked, int size, IntFunction<List<T>> read) {
        int pages = Math.max(1, (total + size - 1) / size);
        int number = Math.min(Math.max(asked, 1), pages);
        return new Page<>(total == 0 ? List.of() : read.apply((number - 1) * size), number, pages, total);
    }

    /** A page of a list that is read already. */
    public static <T> Page<T> of(List<T> all, int asked, int size) {
        return read(all.size(), asked, size, before -> all.subList(before, Math.min(before + size, all.size())));
    }

    /** The same page with each item as somebody else shows it. */
    public <R> Page<R> map(Function<? super T, R> as) {
        return new Page<>(items.stream().map(as).toList(), number, pages, total);
    }
}

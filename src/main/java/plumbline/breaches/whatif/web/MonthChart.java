package plumbline.breaches.whatif.web;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import plumbline.breaches.whatif.Impact.MonthEnd;

/**
 * Breaches at month ends, drawn as two lines: as they were, and as they would have been. The same numbers stand in a table.
 *
 * @param before the points of the one line, as SVG writes them
 * @param after  the points of the other
 * @param most   the number at the top of the drawing
 */
record MonthChart(List<Month> months, String before, String after, int most) {

    static final int WIDTH = 600;
    static final int HEIGHT = 180;
    private static final int MARGIN = 10;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

    /** One month end; {@code day} is its last, as addresses write it. */
    record Month(String name, String day, int before, int after) {
    }

    static MonthChart of(List<MonthEnd> ends) {
        int most = Math.max(1, ends.stream().mapToInt(end -> Math.max(end.before(), end.after())).max().orElse(1));
        return new MonthChart(ends.stream().map(end -> new Month(MONTH.format(end.day()), end.day().toString(), end.before(), end.after())).toList(),
                points(ends, MonthEnd::before, most), points(ends, MonthEnd::after, most), most);
    }

    private static String points(List<MonthEnd> ends, ToIntFunction<MonthEnd> number, int most) {
        int step = ends.size() < 2 ? 0 : (WIDTH - 2 * MARGIN) / (ends.size() - 1);
        return IntStream.range(0, ends.size()).mapToObj(i -> (MARGIN + i * step) + ","
                + (HEIGHT - MARGIN - (long) (HEIGHT - 2 * MARGIN) * number.applyAsInt(ends.get(i)) / most)).collect(Collectors.joining(" "));
    }
}

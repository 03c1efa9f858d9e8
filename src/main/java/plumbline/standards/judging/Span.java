package plumbline.standards.judging;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Days during which a clock is held.
 *
 * @param reason why, in words
 * @param from   the first day
 * @param until  the day the clock runs again
 */
record Span(String reason, LocalDate from, LocalDate until) {

    long days() {
        return ChronoUnit.DAYS.between(from, until);
    }

    /** The same days with none counted twice, in order, beginning no earlier than a day. */
    static List<Span> merged(List<Span> spans, LocalDate earliest) {
        if (spans.isEmpty()) {
            return spans;
        }
        List<Span> sorted = spans.stream()
                .map(span -> new Span(span.reason, span.from.isBefore(earliest) ? earliest : span.from, span.until))
                .filter(span -> span.from.isBefore(span.until))
                .sorted(Comparator.comparing(Span::from).thenComparing(Span::until).thenComparing(Span::reason)).toList();
        List<Span> merged = new ArrayList<>();
        for (Span span : sorted) {
            Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || span.from.isAfter(last.until)) {
                merged.add(span);
            } else {
                merged.set(merged.size() - 1, last.joinedWith(span));
            }
        }
        return merged;
    }

    private Span joinedWith(Span later) {
        String both = reason.equals(later.reason) || reason.contains(later.reason) ? reason : reason + " and " + later.reason;
        return new Span(both, from, until.isAfter(later.until) ? until : later.until);
    }
}

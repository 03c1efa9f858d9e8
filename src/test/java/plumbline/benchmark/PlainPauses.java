package plumbline.benchmark;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Pause;

/** The days on which a clock was held, for {@link PlainLoop}. */
final class PlainPauses {

    private record Span(LocalDate from, LocalDate until) {
    }

    private final List<Span> spans = new ArrayList<>();

    /** @param stop the day the duty was done, from which on nothing is held any more */
    static PlainPauses of(List<Pause> pauses, LocalDate start, @Nullable LocalDate stop, LocalDate today) {
        PlainPauses held = new PlainPauses();
        LocalDate last = stop != null && stop.isBefore(today) ? stop : today;
        List<Pause> sorted = new ArrayList<>(pauses);
        sorted.sort(Comparator.comparing(Pause::from));
        for (Pause pause : sorted) {
            LocalDate until = pause.until() == null || pause.until().isAfter(last) ? last : pause.until();
            LocalDate from = pause.from().isBefore(start) ? start : pause.from();
            if (from.isBefore(until)) {
                held.add(new Span(from, until));
            }
        }
        return held;
    }

    private void add(Span span) {
        Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last == null || span.from.isAfter(last.until)) {
            spans.add(span);
        } else {
            spans.set(spans.size() - 1, new Span(last.from, span.until.isAfter(last.until) ? span.until : last.until));
        }
    }

    /** A day moved by the pauses that begin by then. */
    LocalDate moved(LocalDate deadline) {
        LocalDate day = deadline;
        for (Span span : spans) {
            if (!span.from.isAfter(day)) {
                day = day.plusDays(ChronoUnit.DAYS.between(span.from, span.until));
            }
        }
        return day;
    }
}

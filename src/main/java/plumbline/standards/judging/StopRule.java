package plumbline.standards.judging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.standards.AsAt;

/** An event that stops a clock, and how it is found among the facts. */
record StopRule(String noun, String participle, Finder finder) {

    /** Finds the event for a clock that started at a moment. */
    @FunctionalInterface
    interface Finder {
        Stop find(Moment start, AsAt asAt);
    }

    Stop find(Moment start, AsAt asAt) {
        return finder.find(start, asAt);
    }

    /** A day on the record itself. */
    static StopRule ofDay(String noun, String participle, boolean recorded, @Nullable LocalDate day) {
        return new StopRule(noun, participle, (start, asAt) -> {
            if (day == null) {
                return recorded ? missing(noun, participle, "day") : new Stop.NotYet();
            }
            return day.isAfter(asAt.day()) ? new Stop.NotYet() : since(start, Moment.on(day), noun, participle);
        });
    }

    /** An instant on the record itself. */
    static StopRule ofInstant(String noun, String participle, boolean recorded, @Nullable Instant instant) {
        return new StopRule(noun, participle, (start, asAt) -> {
            if (instant == null) {
                return recorded ? missing(noun, participle, "time") : new Stop.NotYet();
            }
            return instant.isAfter(asAt.instant()) ? new Stop.NotYet() : since(start, Moment.at(instant), noun, participle);
        });
    }

    /**
     * The first event that began on or after the start (the national method of linking an assessment to its request). One
     * whose beginning is not known is placed by the day it was done.
     */
    static StopRule firstBegunSince(String noun, String participle, List<Happening> happenings) {
        return new StopRule(noun, participle, (start, asAt) -> {
            List<Happening> placed = happenings.stream()
                    .filter(event -> event.placedOn() != null && !event.placedOn().isBefore(start.day()) && !event.placedOn().isAfter(asAt.day()))
                    .sorted(Comparator.comparing(Happening::placedOn).thenComparing(Happening::ref)).toList();
            if (!placed.isEmpty()) {
                Happening first = placed.get(0);
                if (first.dayMissing()) {
                    return missing(noun, participle, "day");
                }
                return first.doneBy(asAt.day()) ? since(first.placedOn(), Moment.on(first.on()), noun, participle) : new Stop.NotYet();
            }
            return anyUnplaced(happenings) ? missing(noun, participle, "day") : new Stop.NotYet();
        });
    }

    /** The last event in the months before the start, or on its day, or else the first one after it. */
    static StopRule lastBeforeOrFirstAfter(int months, String noun, String participle, List<Happening> happenings) {
        return new StopRule(noun, participle, (start, asAt) -> {
            LocalDate from = start.day().minusMonths(months);
            List<LocalDate> days = happenings.stream().filter(event -> event.doneBy(asAt.day())).map(Happening::on)
                    .filter(day -> !day.isBefore(from)).sorted().toList();
            List<LocalDate> before = days.stream().filter(day -> !day.isAfter(start.day())).toList();
            if (!before.isEmpty()) {
                return new Stop.Happened(Moment.on(before.get(before.size() - 1)));
            }
            return firstOr(days, happenings, noun, participle);
        });
    }

    /** The first event after the day the clock started. */
    static StopRule firstAfter(String noun, String participle, List<Happening> happenings) {
        return new StopRule(noun, participle, (start, asAt) -> firstOr(happenings.stream()
                .filter(event -> event.doneBy(asAt.day())).map(Happening::on)
                .filter(day -> day.isAfter(start.day())).sorted().toList(), happenings, noun, participle));
    }

    private static Stop firstOr(List<LocalDate> days, List<Happening> happenings, String noun, String participle) {
        if (!days.isEmpty()) {
            return new Stop.Happened(Moment.on(days.get(0)));
        }
        return anyUnplaced(happenings) ? missing(noun, participle, "day") : new Stop.NotYet();
    }

    private static boolean anyUnplaced(List<Happening> happenings) {
        return happenings.stream().anyMatch(event -> event.dayMissing() && event.placedOn() == null);
    }

    private static Stop since(@Nullable LocalDate earliest, Moment stop, String noun, String participle) {
        return earliest == null ? new Stop.Happened(stop) : since(Moment.on(earliest), stop, noun, participle);
    }

    private static Stop since(Moment start, Moment stop, String noun, String participle) {
        return start.after(stop)
                ? new Stop.Unknown("%s is recorded as %s on %s, which is before it can have begun (%s)"
                        .formatted(noun, participle, stop.words(), start.words()), false)
                : new Stop.Happened(stop);
    }

    private static Stop missing(String noun, String participle, String what) {
        return new Stop.Unknown("the record says that %s was %s, but the %s is missing".formatted(noun, participle, what), true);
    }
}

package plumbline.standards.judging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event that stops a clock, and how it is found among the facts. */
record StopRule(EventWords words, Finder finder) {

    /** Finds the event for a clock that started at a moment. */
    @FunctionalInterface
    interface Finder {
        Stop find(Moment start, Now now);
    }

    Stop find(Moment start, Now now) {
        return finder.find(start, now);
    }

    /** A day on the record itself. */
    static StopRule ofDay(EventWords words, boolean recorded, @Nullable LocalDate day) {
        return new StopRule(words, (start, now) -> {
            if (day == null) {
                return recorded ? missing(words, "day") : new Stop.NotYet();
            }
            return !now.reached(day) ? new Stop.NotYet() : since(start, Moment.on(day), words);
        });
    }

    /** A day on the record itself; one before the start counts as well, because notice may be given early. */
    static StopRule ofDayHoweverEarly(EventWords words, boolean recorded, @Nullable LocalDate day) {
        return new StopRule(words, (start, now) -> {
            if (day == null) {
                return recorded ? missing(words, "day") : new Stop.NotYet();
            }
            return !now.reached(day) ? new Stop.NotYet() : new Stop.Happened(Moment.on(day));
        });
    }

    /**
     * A closing that a reopening for the same matter soon after makes void: then the first clock runs on until the matter is
     * closed again (catalogue, Reopening: within 28 days).
     */
    static StopRule ofDayUnlessReopened(EventWords words, @Nullable LocalDate closed, @Nullable LocalDate reopened, int withinDays,
                                        @Nullable LocalDate closedAgain) {
        return new StopRule(words, (start, now) -> {
            boolean reopenedSoon = closed != null && reopened != null && now.reached(reopened) && !reopened.isBefore(closed)
                    && !reopened.isAfter(closed.plusDays(withinDays));
            LocalDate day = reopenedSoon ? closedAgain : closed;
            return day == null || !now.reached(day) ? new Stop.NotYet() : since(start, Moment.on(day), words);
        });
    }

    /** The first of several events on or after the day the clock started. */
    static StopRule firstSince(EventWords words, List<Happening> happenings) {
        return new StopRule(words, (start, now) -> firstFrom(start.day(), now, happenings, words));
    }

    /** An instant on the record itself. */
    static StopRule ofInstant(EventWords words, boolean recorded, @Nullable Instant instant) {
        return new StopRule(words, (start, now) -> {
            if (instant == null) {
                return recorded ? missing(words, "time") : new Stop.NotYet();
            }
            return !now.reached(instant) ? new Stop.NotYet() : since(start, Moment.at(instant), words);
        });
    }

    /**
     * The first event that began on or after the start (the national method of linking an assessment to its request). One
     * whose beginning is not known is placed by the day it was done.
     */
    static StopRule firstBegunSince(EventWords words, List<Happening> happenings) {
        return new StopRule(words, (start, now) -> {
            List<Happening> placed = happenings.stream()
                    .filter(event -> event.placedOn() != null && !event.placedOn().isBefore(start.day()) && now.reached(event.placedOn()))
                    .sorted(Comparator.comparing(Happening::placedOn).thenComparing(Happening::ref)).toList();
            if (!placed.isEmpty()) {
                Happening first = placed.get(0);
                if (first.dayMissing()) {
                    return missing(words, "day");
                }
                return first.doneBy(now) ? since(first.placedOn(), Moment.on(first.on()), words) : new Stop.NotYet();
            }
            return anyUnplaced(happenings) ? missing(words, "day") : new Stop.NotYet();
        });
    }

    /** The last event in the months before the start, or on its day, or else the first one after it. */
    static StopRule lastBeforeOrFirstAfter(int months, EventWords words, List<Happening> happenings) {
        return new StopRule(words, (start, now) -> {
            LocalDate from = start.day().minusMonths(months);
            LocalDate last = null;
            for (Happening event : happenings) {
                LocalDate day = event.on();
                if (event.doneBy(now) && !day.isBefore(from) && !day.isAfter(start.day()) && (last == null || day.isAfter(last))) {
                    last = day;
                }
            }
            return last != null ? new Stop.Happened(Moment.on(last)) : firstFrom(start.day(), now, happenings, words);
        });
    }

    /** The first event after the day the clock started. */
    static StopRule firstAfter(EventWords words, List<Happening> happenings) {
        return new StopRule(words, (start, now) -> firstFrom(start.day().plusDays(1), now, happenings, words));
    }

    private static Stop firstFrom(LocalDate earliest, Now now, List<Happening> happenings, EventWords words) {
        LocalDate first = null;
        for (Happening event : happenings) {
            LocalDate day = event.on();
            if (event.doneBy(now) && !day.isBefore(earliest) && (first == null || day.isBefore(first))) {
                first = day;
            }
        }
        if (first != null) {
            return new Stop.Happened(Moment.on(first));
        }
        return anyUnplaced(happenings) ? missing(words, "day") : new Stop.NotYet();
    }

    private static boolean anyUnplaced(List<Happening> happenings) {
        return happenings.stream().anyMatch(event -> event.dayMissing() && event.placedOn() == null);
    }

    private static Stop since(@Nullable LocalDate earliest, Moment stop, EventWords words) {
        return earliest == null ? new Stop.Happened(stop) : since(Moment.on(earliest), stop, words);
    }

    private static Stop since(Moment start, Moment stop, EventWords words) {
        return start.after(stop)
                ? new Stop.Unknown("it is recorded that %s on %s, which is before it can have begun (%s)"
                        .formatted(words.done(), stop.words(), start.words()), false)
                : new Stop.Happened(stop);
    }

    private static Stop missing(EventWords words, String what) {
        return new Stop.Unknown(words.missing(what), true);
    }
}

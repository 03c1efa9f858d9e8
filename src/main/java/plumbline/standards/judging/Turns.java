package plumbline.standards.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import plumbline.core.BusinessTime;
import plumbline.core.CountingConvention;
import plumbline.core.TimeLimit;

/**
 * Cuts a duty into turns. A duty that is done once has one; of a duty that repeats, the last one that was done and the one
 * that runs now are judged.
 */
final class Turns {

    private Turns() {
    }

    /** The turns to judge, oldest first; none when the clock has not started as at the moment. */
    static List<Turn> of(CaseDraft draft, Moment start, Now now) {
        if (!draft.deadlineAlone && !now.reached(start)) {
            return List.of();
        }
        Supplier<String> began = () -> draft.name.words() + " " + draft.startWords + " on " + start.words();
        if (draft.again == null) {
            return List.of(new Turn(start, began, draft.stops, draft.lastStopCounts, limit(draft, false), draft.dueSoon));
        }
        return repeated(draft, start, began, now);
    }

    private static List<Turn> repeated(CaseDraft draft, Moment start, Supplier<String> began, Now now) {
        List<LocalDate> days = days(draft, start.day(), now);
        List<Turn> turns = new ArrayList<>();
        if (!days.isEmpty()) {
            LocalDate last = days.get(days.size() - 1);
            LocalDate previous = days.size() > 1 ? days.get(days.size() - 2) : start.day();
            if (previous.isBefore(last)) {
                turns.add(turn(draft, previous, days.size() > 1, began, new Stop.Happened(Moment.on(last))));
            }
        }
        boolean undated = draft.turns.stream().anyMatch(Happening::dayMissing);
        StopRule again = again(draft);
        Stop running = undated ? new Stop.Unknown(again.words().missing("day"), true)
                : new Stop.NotYet();
        turns.add(turn(draft, days.isEmpty() ? start.day() : days.get(days.size() - 1), !days.isEmpty(), began, running));
        return turns;
    }

    /** The days on which the clock started again, each once. */
    static List<LocalDate> days(CaseDraft draft, LocalDate start, Now now) {
        return draft.turns.isEmpty() ? List.of() : draft.turns.stream().filter(event -> event.doneBy(now)).map(Happening::on)
                .filter(day -> !day.isBefore(start)).distinct().sorted().toList();
    }

    private static Turn turn(CaseDraft draft, LocalDate from, boolean later, Supplier<String> began, Stop stop) {
        StopRule again = again(draft);
        Supplier<String> words = later ? () -> startedAgain(draft, again.words().turned("last"), from) : began;
        StopRule rule = new StopRule(later ? again.words().turned("next") : again.words(), (start, whenever) -> stop);
        return new Turn(Moment.on(from), words, List.of(rule), true, limit(draft, later),
                later && draft.laterDueSoon != null ? draft.laterDueSoon : draft.dueSoon);
    }

    private static String startedAgain(CaseDraft draft, EventWords last, LocalDate from) {
        return capital(last.noun()) + " for " + Objects.requireNonNullElse(draft.name.personRef(), draft.name.words()) + " " + last.says() + " on "
                + BusinessTime.write(from);
    }

    private static TimeLimit limit(CaseDraft draft, boolean later) {
        TimeLimit limit = later && draft.laterLimit != null ? draft.laterLimit : draft.limit;
        if (limit == null && draft.deadlineDay != null) {
            return TimeLimit.of(0, CountingConvention.DAY_EXCL);
        }
        if (limit == null) {
            throw new IllegalStateException(draft.standard + " starts a clock without a limit");
        }
        return new TimeLimit(limit.amount(), limit.convention(), draft.rolls);
    }

    private static StopRule again(CaseDraft draft) {
        if (draft.again == null) {
            throw new IllegalStateException(draft.standard + " does not repeat");
        }
        return draft.again;
    }

    static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

package plumbline.standards.judging;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.core.CountingConvention;
import plumbline.core.Deadline;
import plumbline.core.WorkingCalendar;
import plumbline.standards.Explanation;
import plumbline.standards.Outcome;

/** Writes down, in plain English and with the actual values, why a clock standard came to its outcome. */
final class ClockWords {

    private final CaseDraft draft;
    private final Turn turn;
    private final List<Stop> stops;
    private final Stop stop;
    private final Deadline deadline;
    private final @Nullable String because;
    private final List<Span> pauses;
    private final ClockJudge.Ruling ruling;
    private final @Nullable SeverityStep step;
    private final WorkingCalendar calendar;

    ClockWords(CaseDraft draft, Turn turn, List<Stop> stops, Stop stop, Deadlines deadlines, List<Span> pauses, ClockJudge.Ruling ruling, @Nullable SeverityStep step,
               WorkingCalendar calendar) {
        this.draft = draft;
        this.turn = turn;
        this.stops = stops;
        this.stop = stop;
        this.deadline = deadlines.deadline();
        this.because = deadlines.because();
        this.pauses = pauses;
        this.ruling = ruling;
        this.step = step;
        this.calendar = calendar;
    }

    static Explanation withoutStart(CaseDraft draft) {
        if (draft.deadlineFixed && draft.deadlineDay == null) {
            return Explanation.of("It is not recorded by which day %s is to be done, so it cannot be told whether it is in time.".formatted(draft.name.words()),
                    List.of("Deadline: the day is missing"), Map.of());
        }
        String what = draft.toTheMinute && draft.startDay != null ? "time" : "day";
        String known = draft.startDay == null ? "" : " on " + BusinessTime.write(draft.startDay) + ", but the time";
        String text = known.isEmpty()
                ? "It is not recorded on which day %s %s, so the clock cannot be read.".formatted(draft.name.words(), draft.startWords)
                : "%s %s%s is missing, so the clock cannot be read.".formatted(draft.name.words(), draft.startWords, known);
        return Explanation.of(text, List.of("Start: the " + what + " is missing"), Map.of());
    }

    Explanation.Written write() {
        String text = turn.startWords().get() + ". " + stopWords() + " " + Turns.capital(limitWords() + deadlineWords())
                + ". " + verdictWords() + severityWords();
        return new Explanation.Written(text, steps(), values());
    }

    private String stopWords() {
        if (stop instanceof Stop.Unknown unknown) {
            return Turns.capital(unknown.because()) + ".";
        }
        if (stop instanceof Stop.Happened happened) {
            return turn.stops().size() == 1 ? doneWords(turn.stops().get(0), happened.moment()) + "." : each() + ".";
        }
        return each() + ".";
    }

    /** Several stops: what became of each. */
    private String each() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            StopRule rule = turn.stops().get(i);
            Stop found = stops.get(i);
            words.add(found instanceof Stop.Happened happened ? doneWords(rule, happened.moment())
                    : found instanceof Stop.Unknown unknown ? unknown.because()
                    : rule.words().notDone());
        }
        return Turns.capital(String.join(", and ", words));
    }

    private String doneWords(StopRule rule, Moment moment) {
        String when = draft.deadlineAlone ? "" : turn.start().after(moment) ? ", before the start" : ", " + elapsed(moment) + " later";
        String words = rule.words().done() + " on " + moment.words() + when;
        return turn.stops().size() == 1 ? Turns.capital(words) : words;
    }

    private String limitWords() {
        if (draft.deadlineDay != null) {
            return "";
        }
        return "the limit is " + (turn.limit().amount() == 0 ? "the same day" : turn.limit().words()) + "; ";
    }

    private String deadlineWords() {
        String soon = because == null ? "" : because + ", so ";
        String is = met() && ruling.open() ? "is " : "was ";
        return soon + (pauses.isEmpty() || !soon.isEmpty() ? "" : pausedWords() + ", so ") + "the deadline " + is + deadline.words();
    }

    private String pausedWords() {
        List<String> words = pauses.stream().map(span -> plural(span.days(), "paused day") + " (" + span.reason() + ")").toList();
        return String.join(" and ", words) + " do not count";
    }

    private String verdictWords() {
        return switch (ruling.outcome()) {
            case COMPLIANT -> ruling.open() ? "There is still time." : "It was done in time.";
            case DUE_SOON -> "It is due soon.";
            case EXCLUDED -> "%s on %s, before the deadline had passed, so the duty fell away.".formatted(capitalEnding(), BusinessTime.write(ruling.ending().day()));
            case UNKNOWN -> "It cannot be told whether it was done in time.";
            default -> ruling.ending() != null
                    ? "%s on %s, after the deadline had passed: the breach stands, but nothing is left to be done.".formatted(capitalEnding(), BusinessTime.write(ruling.ending().day()))
                    : ruling.at() == null ? "It has been late since then." : "It was done " + late(ruling.at()) + " late.";
        };
    }

    private String severityWords() {
        return step == null || step.because() == null ? "" : " It is " + step.severity() + " because " + step.because() + ".";
    }

    private String capitalEnding() {
        return ruling.ending() == null ? "" : Turns.capital(ruling.ending().words());
    }

    private List<String> steps() {
        List<String> steps = new ArrayList<>();
        steps.add("Start: " + turn.start().words());
        steps.add("Limit: " + turn.limit().words());
        pauses.forEach(span -> steps.add("Paused from %s until %s: %s (%s)".formatted(BusinessTime.write(span.from()),
                BusinessTime.write(span.until()), plural(span.days(), "day"), span.reason())));
        if (countsWorkingDays()) {
            calendar.daysNotCounted(turn.start().day(), deadline.lastDay()).forEach(day -> steps.add("Not counted: " + day));
            if (deadline.lastDay().isAfter(calendar.knownUntil())) {
                steps.add("Bank holidays are not known beyond the calendar, so the deadline may move");
            }
        }
        steps.add("Deadline: " + deadline.words());
        steps.add(stop instanceof Stop.Happened happened ? "Stop: " + happened.moment().words()
                : stop instanceof Stop.Unknown unknown ? "Stop: not known, " + unknown.because() : "Stop: not yet");
        if (ruling.ending() != null) {
            steps.add("End of the duty: " + ruling.ending().words() + " on " + BusinessTime.write(ruling.ending().day()));
        }
        return steps;
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("start", turn.start().iso());
        values.put("limit", turn.limit().words());
        values.put("deadline", deadline.toTheMinute() ? deadline.at().toString() : deadline.lastDay().toString());
        if (stop instanceof Stop.Happened happened) {
            values.put("stop", happened.moment().iso());
        }
        if (ruling.at() != null && !draft.deadlineAlone) {
            values.put("elapsed", elapsed(ruling.at()));
        }
        if (!pauses.isEmpty()) {
            values.put("pausedDays", String.valueOf(pauses.stream().mapToLong(Span::days).sum()));
        }
        if (ruling.at() != null && ruling.outcome() == Outcome.BREACH) {
            values.put("late", late(ruling.at()));
        }
        if (ruling.ending() != null) {
            values.put("ended", ruling.ending().day().toString());
        }
        return values;
    }

    private boolean met() {
        return ruling.outcome() != Outcome.BREACH;
    }

    private boolean countsWorkingDays() {
        return turn.limit().convention() == CountingConvention.WD_EXCL || turn.limit().roll();
    }

    private String elapsed(Moment until) {
        if (until.instant() != null && turn.start().instant() != null) {
            return minutes(Duration.between(turn.start().instant(), until.instant()));
        }
        LocalDate from = turn.start().day();
        if (turn.limit().convention() == CountingConvention.WD_EXCL) {
            return plural(calendar.workingDaysBetween(from, until.day()), "working day");
        }
        return plural(ChronoUnit.DAYS.between(from, until.day()), "day");
    }

    private String late(Moment at) {
        if (deadline.toTheMinute() && at.instant() != null) {
            return minutes(Duration.between(deadline.at(), at.instant()));
        }
        if (turn.limit().convention() == CountingConvention.WD_EXCL) {
            int days = calendar.workingDaysBetween(deadline.lastDay(), at.day());
            return days > 0 ? plural(days, "working day") : "less than one working day";
        }
        return plural(ChronoUnit.DAYS.between(deadline.lastDay(), at.day()), "day");
    }

    private static String minutes(Duration duration) {
        long hours = duration.toHours();
        if (duration.toMinutes() == 0) {
            return "less than a minute";
        }
        if (duration.toMinutes() < 120) {
            return plural(duration.toMinutes(), "minute");
        }
        return plural(hours, "hour") + (duration.toMinutesPart() > 0 ? " " + plural(duration.toMinutesPart(), "minute") : "");
    }

    private static String plural(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }
}

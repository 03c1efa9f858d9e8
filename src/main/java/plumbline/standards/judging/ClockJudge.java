package plumbline.standards.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.Calendars;
import plumbline.core.Deadline;
import plumbline.core.WorkingCalendar;
import plumbline.standards.Explanation;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;

/** Judges duties that run against a clock. */
final class ClockJudge {

    private static final String NO_PERIOD = "unknown";
    /** Before every start: tells when a duty was done whose start nobody knows. */
    private static final Moment LONG_AGO = Moment.on(LocalDate.of(1900, 1, 1));

    private final Now now;
    private final Calendars calendars;

    ClockJudge(Now now, Calendars calendars) {
        this.now = now;
        this.calendars = calendars;
    }

    List<Verdict> judge(CaseDraft draft) {
        Moment start = start(draft);
        if (start == null || draft.deadlineFixed && draft.deadlineDay == null) {
            return List.of(withoutStart(draft));
        }
        List<Verdict> verdicts = new ArrayList<>();
        boolean lateBefore = false;
        for (Turn turn : Turns.of(draft, start, now)) {
            Verdict verdict = judge(draft, turn, lateBefore);
            lateBefore = verdict.judgement().outcome() == Outcome.BREACH;
            verdicts.add(verdict);
        }
        return verdicts;
    }

    /** When the clock started; {@code null} when that is not known. An event that repeats can stand in for the first start. */
    private @Nullable Moment start(CaseDraft draft) {
        if (draft.toTheMinute) {
            return draft.startInstant == null ? null : Moment.at(draft.startInstant);
        }
        if (draft.startDay == null && draft.again != null) {
            List<LocalDate> days = Turns.days(draft, LocalDate.MIN, now);
            return days.isEmpty() ? null : Moment.on(days.get(0));
        }
        return draft.startDay == null ? null : Moment.on(draft.startDay);
    }

    private Verdict withoutStart(CaseDraft draft) {
        Judgement judgement = new Judgement(draft.standard, draft.subject,
                period(draft, draft.startDay == null ? NO_PERIOD : draft.startDay.toString()), draft.fact.unit(), Outcome.UNKNOWN, null, null, true,
                ClockWords.withoutStart(draft));
        return Verdict.of(judgement, draft.name.key(), true, stop(find(draft.stops, LONG_AGO), draft.lastStopCounts));
    }

    private Verdict judge(CaseDraft draft, Turn turn, boolean lateBefore) {
        WorkingCalendar calendar = draft.unitedKingdom ? calendars.unitedKingdom() : calendars.local();
        List<Stop> stops = find(turn.stops(), turn.start());
        Stop stop = stop(stops, turn.needsAll());
        List<Span> pauses = new PausedLimit(calendar, Span.merged(spans(draft, stop), turn.start().day()))
                .counting(turn.start(), turn.limit());
        PausedLimit paused = new PausedLimit(calendar, pauses);
        Deadlines deadlines = new Deadlines(draft, turn, paused, calendar, now);
        Deadline deadline = deadlines.deadline();
        Ruling ruling = rule(draft, turn, stop, deadline, paused, calendar);
        SeverityStep step = ruling.outcome() == Outcome.BREACH
                ? new Severities(draft, turn, deadline, paused, calendar).step(ruling.at() == null ? Severities.Held.against(now) : Severities.Held.against(ruling.at()), lateBefore) : null;
        Judgement judgement = new Judgement(draft.standard, draft.subject, period(draft, turn.start().day().toString()), draft.fact.unit(),
                ruling.outcome(), step == null ? null : step.severity(), deadline, ruling.open(),
                Explanation.written(() -> new ClockWords(draft, turn, stops, stop, deadlines, pauses, ruling, step, calendar).write()));
        boolean missing = stop instanceof Stop.Unknown unknown && unknown.dateMissing();
        return Verdict.of(judgement, draft.name.key(), missing, stop);
    }

    /**
     * What came out for a turn.
     *
     * @param at     the moment that was held against the deadline; {@code null} when the duty is still open and it was the present
     * @param ending what ended the duty, if that decided
     */
    record Ruling(Outcome outcome, boolean open, @Nullable Moment at, CaseDraft.@Nullable Ending ending) {
    }

    /** A standard of several steps judges each step under its own name. */
    private static String period(CaseDraft draft, String start) {
        return draft.step > 0 ? start + " step " + draft.step : start;
    }

    private Ruling rule(CaseDraft draft, Turn turn, Stop stop, Deadline deadline, PausedLimit paused, WorkingCalendar calendar) {
        CaseDraft.Ending ending = ending(draft);
        if (stop instanceof Stop.Happened happened && (ending == null || !happened.moment().day().isAfter(ending.day()))) {
            return new Ruling(met(deadline, happened.moment()) ? Outcome.COMPLIANT : Outcome.BREACH, false, happened.moment(), null);
        }
        if (ending != null) {
            return ended(stop, deadline, ending);
        }
        if (stop instanceof Stop.Unknown) {
            return new Ruling(Outcome.UNKNOWN, false, null, null);
        }
        if (now.passed(deadline)) {
            return new Ruling(Outcome.BREACH, true, null, null);
        }
        boolean soon = turn.dueSoon() != null && turn.dueSoon().begun(turn.start(), turn.limit().convention(), deadline, paused, calendar, now);
        return new Ruling(soon ? Outcome.DUE_SOON : Outcome.COMPLIANT, true, null, null);
    }

    /** The first of the endings that have come. */
    private CaseDraft.@Nullable Ending ending(CaseDraft draft) {
        CaseDraft.Ending first = null;
        for (CaseDraft.Ending ending : draft.endings) {
            if (now.reached(ending.day()) && (first == null || ending.day().isBefore(first.day()))) {
                first = ending;
            }
        }
        return first;
    }

    private Ruling ended(Stop stop, Deadline deadline, CaseDraft.Ending ending) {
        Moment at = Moment.on(ending.day());
        if (fellAway(deadline, ending.day())) {
            return new Ruling(Outcome.EXCLUDED, false, at, ending);
        }
        return new Ruling(stop instanceof Stop.Unknown ? Outcome.UNKNOWN : Outcome.BREACH, false, at, ending);
    }

    /** For a clock to the minute the day alone does not show that the duty ended before the deadline. */
    private static boolean fellAway(Deadline deadline, LocalDate ended) {
        return deadline.toTheMinute() ? ended.isBefore(deadline.lastDay()) : deadline.metOn(ended);
    }

    static boolean met(Deadline deadline, Moment moment) {
        return moment.instant() != null ? deadline.metAt(moment.instant()) : deadline.metOn(moment.day());
    }

    private List<Stop> find(List<StopRule> rules, Moment start) {
        return rules.size() == 1 ? List.of(rules.get(0).find(start, now)) : rules.stream().map(rule -> rule.find(start, now)).toList();
    }

    private static Stop stop(List<Stop> stops, boolean needsAll) {
        if (stops.size() == 1) {
            return stops.get(0);
        }
        List<Moment> happened = stops.stream().filter(Stop.Happened.class::isInstance)
                .map(found -> ((Stop.Happened) found).moment()).toList();
        Comparator<Moment> byTime = (a, b) -> a.after(b) ? 1 : b.after(a) ? -1 : 0;
        if (needsAll ? happened.size() == stops.size() && !stops.isEmpty() : !happened.isEmpty()) {
            return new Stop.Happened(needsAll ? happened.stream().max(byTime).orElseThrow() : happened.stream().min(byTime).orElseThrow());
        }
        if (needsAll && stops.stream().anyMatch(Stop.NotYet.class::isInstance)) {
            return new Stop.NotYet();
        }
        return stops.stream().filter(Stop.Unknown.class::isInstance).findFirst().orElseGet(Stop.NotYet::new);
    }

    /**
     * What has not happened yet does not pause, and a clock that has stopped is not held any more: a pause that goes on, or ends later, runs to the
     * day the clock stopped, or to the day of judging. So the deadline of what is done stays as it is when the pause ends at last.
     */
    private List<Span> spans(CaseDraft draft, Stop stop) {
        List<Span> spans = new ArrayList<>();
        for (CaseDraft.Pausing pause : draft.pauses) {
            LocalDate until = stop instanceof Stop.Happened happened ? earlier(pause.until(), happened.moment().day()) : soFar(pause.until());
            if (pause.from().isBefore(until)) {
                spans.add(new Span(pause.reason(), pause.from(), until));
            }
        }
        return spans;
    }

    private static LocalDate earlier(@Nullable LocalDate until, LocalDate done) {
        return until == null || until.isAfter(done) ? done : until;
    }

    /** Only what has no end yet is judged otherwise tomorrow, so only then is it asked what day it is. */
    private LocalDate soFar(@Nullable LocalDate until) {
        return until == null || !now.reached(until) ? now.today() : until;
    }
}

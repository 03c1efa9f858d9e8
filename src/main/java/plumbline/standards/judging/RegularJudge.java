package plumbline.standards.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.core.Calendars;
import plumbline.core.CountingConvention;
import plumbline.core.Deadline;
import plumbline.core.Severity;
import plumbline.facts.CaseRecord;
import plumbline.standards.Explanation;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;

/**
 * Judges duties that fall due in every month or week. A month in which the duty began or ended part of the way through is not
 * judged. A breach is open until the next month or week is over, also when the duty ends in it.
 */
final class RegularJudge {

    private final Now now;
    private final PausedLimit plain;
    private final Calendars calendars;

    /** What came out for one stretch. */
    private record Ruling(Outcome outcome, boolean open, String words, @Nullable Severity severity) {
    }

    RegularJudge(Now now, Calendars calendars) {
        this.now = now;
        this.calendars = calendars;
        this.plain = new PausedLimit(calendars.local(), List.of());
    }

    List<Verdict> judge(CaseDraft draft, RegularDuty duty) {
        LocalDate start = duty.begins;
        if (start == null) {
            return List.of(verdict(draft, "unknown", null, new Ruling(Outcome.UNKNOWN, true, "It is not recorded on which day the duty began.", null), true));
        }
        LocalDate ended = draft.endings.stream().map(CaseDraft.Ending::day).min(Comparator.naturalOrder()).orElse(null);
        List<Verdict> verdicts = new ArrayList<>();
        for (RegularDuty.Stretch stretch : duty.stretches(start, ended, now)) {
            if (ended == null || stretch.last().isBefore(ended)) {
                verdicts.add(verdict(draft, stretch.key(), Deadline.endOf(stretch.last()), rule(draft, duty, stretch), false));
            }
        }
        return verdicts;
    }

    private Ruling rule(CaseDraft draft, RegularDuty duty, RegularDuty.Stretch stretch) {
        String when = stretch.words() + " from " + BusinessTime.write(stretch.first()) + " to " + BusinessTime.write(stretch.last()) + ": ";
        List<CaseRecord> done = duty.records.stream().filter(record -> within(record.day(duty.event), stretch)).toList();
        CaseRecord good = done.stream().filter(record -> duty.state == null || record.holds(duty.state)).min(Comparator.comparing(record ->
                Objects.requireNonNull(record.day(duty.event)))).orElse(null);
        if (good != null) {
            return new Ruling(Outcome.COMPLIANT, false, when + "%s %s on %s%s.".formatted(duty.noun, duty.event,
                    BusinessTime.write(java.util.Objects.requireNonNull(good.day(duty.event))), duty.state == null ? "" : " and " + duty.state), null);
        }
        if (duty.absences.stream().anyMatch(absence -> covers(absence, stretch))) {
            return new Ruling(Outcome.EXCLUDED, false, when + "it is left out because of an absence that covers all of it.", null);
        }
        if (cannotBeTold(duty, done, stretch)) {
            return new Ruling(Outcome.UNKNOWN, true, when + "something is missing from the records, so it cannot be told.", null);
        }
        return notDone(draft, duty, stretch, done, when);
    }

    private Ruling notDone(CaseDraft draft, RegularDuty duty, RegularDuty.Stretch stretch, List<CaseRecord> done, String when) {
        String missing = done.isEmpty() ? "there is no record that " + duty.noun + " " + duty.event
                : duty.noun + " " + duty.event + " on " + BusinessTime.write(java.util.Objects.requireNonNull(done.get(0).day(duty.event)))
                + ", but it is not recorded that it " + duty.state;
        if (now.passed(stretch.last())) {
            boolean latest = !now.reached(next(duty, stretch));
            return new Ruling(Outcome.BREACH, latest, when + missing + ".", done.isEmpty() || duty.severityOfState == null ? always(draft) : duty.severityOfState);
        }
        Deadline deadline = Deadline.endOf(stretch.last());
        boolean soon = draft.dueSoon != null && draft.dueSoon.begun(Moment.on(stretch.first()), CountingConvention.DAY_EXCL,
                draft.dueSoon instanceof DueSoon.LastWorkingDays ? Deadline.endOf(lastWorkingDay(stretch)) : deadline, plain, calendars.local(), now);
        return new Ruling(soon ? Outcome.DUE_SOON : Outcome.COMPLIANT, true, when + missing + " yet.", null);
    }

    private LocalDate lastWorkingDay(RegularDuty.Stretch stretch) {
        LocalDate day = stretch.last();
        while (!calendars.local().isWorkingDay(day) && day.isAfter(stretch.first())) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** The day on which the stretch after this one is over. */
    private static LocalDate next(RegularDuty duty, RegularDuty.Stretch stretch) {
        LocalDate first = stretch.last().plusDays(1);
        return duty.weeks > 0 ? first.plusWeeks(1) : first.plusMonths(1);
    }

    private boolean within(@Nullable LocalDate day, RegularDuty.Stretch stretch) {
        return day != null && now.reached(day) && !day.isBefore(stretch.first()) && !day.isAfter(stretch.last());
    }

    private static boolean covers(CaseRecord absence, RegularDuty.Stretch stretch) {
        LocalDate began = absence.day("began");
        return began != null && !began.isAfter(stretch.first()) && untilItsEnd(absence, stretch);
    }

    private static boolean untilItsEnd(CaseRecord absence, RegularDuty.Stretch stretch) {
        LocalDate ended = absence.day("ended");
        return ended == null && !absence.happened("ended") || ended != null && !ended.isBefore(stretch.last());
    }

    /** A day that is lost may lie in the stretch, an absence without its first day may cover it, a field that is left out may hold. */
    private static boolean cannotBeTold(RegularDuty duty, List<CaseRecord> done, RegularDuty.Stretch stretch) {
        boolean lost = duty.records.stream().anyMatch(record -> record.happened(duty.event) && record.day(duty.event) == null);
        boolean unsaid = duty.state != null && done.stream().anyMatch(record -> !record.known(duty.state));
        boolean maybeAbsent = duty.absences.stream().anyMatch(absence -> absence.day("began") == null && untilItsEnd(absence, stretch));
        return lost || unsaid || maybeAbsent;
    }

    private static Severity always(CaseDraft draft) {
        return draft.severities.stream().filter(step -> step.holds() && step.after() == null && step.whenLate() == null)
                .map(SeverityStep::severity).min(Comparator.naturalOrder()).orElseThrow();
    }

    private Verdict verdict(CaseDraft draft, String period, @Nullable Deadline deadline, Ruling ruling, boolean dateMissing) {
        Judgement judgement = new Judgement(draft.standard, draft.subject, period, draft.fact.unit(), ruling.outcome(), ruling.severity(), deadline,
                ruling.open(), Explanation.of(draft.name.words() + ". " + ruling.words(), List.of(ruling.words()), Map.of()));
        return new Verdict(judgement, draft.name.key(), dateMissing);
    }
}

package plumbline.standards.judging;

import java.util.Comparator;
import plumbline.core.Deadline;
import plumbline.core.WorkingCalendar;

/** Finds the gravest step of a standard's severity ladder that holds for a breach. */
final class Severities {

    private final CaseDraft draft;
    private final Turn turn;
    private final Deadline deadline;
    private final PausedLimit paused;
    private final WorkingCalendar calendar;

    Severities(CaseDraft draft, Turn turn, Deadline deadline, PausedLimit paused, WorkingCalendar calendar) {
        this.draft = draft;
        this.turn = turn;
        this.deadline = deadline;
        this.paused = paused;
        this.calendar = calendar;
    }

    /** What is held against a limit: the moment the duty was done or ended, or the present. */
    interface Held {

        boolean passed(Deadline deadline);

        static Held against(Moment moment) {
            return deadline -> !ClockJudge.met(deadline, moment);
        }

        static Held against(Now now) {
            return now::passed;
        }
    }

    /**
     * The step that counts.
     *
     * @param at         what was held against the deadline
     * @param lateBefore whether the turn before was late as well
     */
    SeverityStep step(Held at, boolean lateBefore) {
        SeverityStep gravest = draft.severities.stream().filter(step -> holds(step, at))
                .min(Comparator.comparing(SeverityStep::severity))
                .orElseThrow(() -> new IllegalStateException(draft.standard + " does not say how grave a breach is"));
        boolean secondInARow = lateBefore && draft.severityOfSecondInARow != null
                && draft.severityOfSecondInARow.compareTo(gravest.severity()) < 0;
        return secondInARow ? SeverityStep.when(draft.severityOfSecondInARow, "the time before was late as well", true) : gravest;
    }

    private boolean holds(SeverityStep step, Held at) {
        if (step.after() != null) {
            return at.passed(paused.from(turn.start(), step.after()));
        }
        if (step.whenLate() != null) {
            return at.passed(Deadline.endOf(step.whenLate().from(deadline.lastDay(), calendar).lastDay()));
        }
        return step.holds();
    }
}

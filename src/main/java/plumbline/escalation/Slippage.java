package plumbline.escalation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.WorkingCalendar;
import plumbline.escalation.ActionPlan.Action;
import plumbline.organisation.Organisation;

/** How far due dates have moved from what was agreed first, in working days of the council. */
@Component
public class Slippage {

    private final Organisation organisation;

    Slippage(Organisation organisation) {
        this.organisation = organisation;
    }

    /** Working days from the day that was agreed first to the day promised now; negative when it was brought forward. */
    public int workingDays(Action action) {
        return between(organisation.calendar(Jurisdiction.ENGLAND), action.firstDueOn(), action.dueOn());
    }

    /** Of all actions of a plan together. */
    public int workingDays(ActionPlan plan) {
        return plan.actions().stream().mapToInt(this::workingDays).sum();
    }

    /** A move in words, for example {@code moved from Fri 1 May 2026 to Fri 8 May 2026 (4 working days later)}. */
    public String words(LocalDate from, LocalDate to) {
        int days = between(organisation.calendar(Jurisdiction.ENGLAND), from, to);
        return "moved from " + BusinessTime.write(from) + " to " + BusinessTime.write(to) + " (" + days(Math.abs(days))
                + (to.isBefore(from) ? " earlier)" : " later)");
    }

    /** An action's way from its first date to that of now, in words; empty when it is the same. */
    public String words(Action action) {
        return action.dueOn().equals(action.firstDueOn()) ? "" : words(action.firstDueOn(), action.dueOn());
    }

    /** The slippage of a plan as a whole, in words. */
    public String words(ActionPlan plan) {
        List<Action> moved = plan.actions().stream().filter(action -> !action.dueOn().equals(action.firstDueOn())).toList();
        if (moved.isEmpty()) {
            return "None: every due date is as it was first agreed";
        }
        LocalDate first = last(plan, Comparator.comparing(Action::firstDueOn)).firstDueOn();
        LocalDate now = last(plan, Comparator.comparing(Action::dueOn)).dueOn();
        int all = workingDays(plan);
        return moved.size() + " of " + plan.actions().size() + " due dates moved, " + days(Math.abs(all)) + (all < 0 ? " earlier" : " later")
                + " in all; " + (now.equals(first) ? "the last one stays " + BusinessTime.write(now) : "the last one " + words(first, now));
    }

    private static Action last(ActionPlan plan, Comparator<Action> order) {
        return plan.actions().stream().max(order).orElseThrow();
    }

    private static int between(WorkingCalendar calendar, LocalDate from, LocalDate to) {
        return to.isBefore(from) ? -calendar.workingDaysBetween(to, from) : calendar.workingDaysBetween(from, to);
    }

    private static String days(int days) {
        return days == 1 ? "1 working day" : days + " working days";
    }
}

package plumbline.escalation.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.escalation.ActionPlan;
import plumbline.escalation.EscalationId;
import plumbline.escalation.EscalationSummary;
import plumbline.escalation.Escalations;
import plumbline.escalation.Slippage;
import plumbline.escalation.theme.Theme;

/** The plans of improvement themes as they stand: their states, overdue actions and slippage. */
@Component
class ThemeRows {

    /**
     * The latest plan of an escalation that a theme gathers.
     *
     * @param state    the state of the plan, in words
     * @param slippage in words
     */
    record PlanRow(UUID escalation, String reference, String standard, String standardTitle, String unit, boolean open, String step, int plan,
                   String state, int actions, int actionsDone, int overdueActions, int slippageWorkingDays, String slippage) {
    }

    /** A theme with its plans; the totals are over those whose escalation is open. */
    record ThemeView(UUID id, String title, String change, String director, LocalDate starts, LocalDate ends, int open, int overdueActions,
                     int slippageWorkingDays, List<PlanRow> plans) {

        /** The last day, in words. */
        public String until() {
            return BusinessTime.write(ends);
        }
    }

    private final Escalations escalations;
    private final Slippage slippage;

    ThemeRows(Escalations escalations, Slippage slippage) {
        this.escalations = escalations;
        this.slippage = slippage;
    }

    ThemeView of(Theme theme, Words words) {
        List<PlanRow> plans = theme.escalations().stream().map(id -> row(id, words)).toList();
        List<PlanRow> open = plans.stream().filter(PlanRow::open).toList();
        return new ThemeView(theme.id(), theme.title(), theme.change(), theme.director(), theme.starts(), theme.ends(), open.size(),
                open.stream().mapToInt(PlanRow::overdueActions).sum(), open.stream().mapToInt(PlanRow::slippageWorkingDays).sum(), plans);
    }

    private PlanRow row(EscalationId id, Words words) {
        EscalationSummary summary = escalations.escalation(id).orElseThrow();
        EscalationRow row = EscalationRow.of(summary, words);
        // Only an escalation with a plan is gathered, and plans are never taken away.
        ActionPlan plan = escalations.plans(id).get(0);
        return new PlanRow(id.value(), row.reference(), row.standard(), row.standardTitle(), row.unit(), row.open(), row.step(), plan.number(),
                plan.state().word(), plan.actions().size(), (int) plan.actions().stream().filter(action -> action.doneAt() != null).count(),
                summary.overdueActions(), slippage.workingDays(plan), slippage.words(plan));
    }
}

package plumbline.escalation.web;

import plumbline.escalation.DueDateMove;
import plumbline.escalation.Slippage;
import plumbline.escalation.WorkItem;

/**
 * A row of My work, all in words.
 *
 * @param what  what is asked of the person
 * @param moved how far the due date of an action was moved and why; empty when it was not
 */
record WorkRow(EscalationRow escalation, String kind, String what, String moved, String due, String left, boolean overdue) {

    static WorkRow of(WorkItem item, Slippage slippage, Words words) {
        EscalationRow escalation = EscalationRow.of(item.summary(), words);
        String what = switch (item.kind()) {
            case DO -> item.action() == null ? escalation.step() : "Action " + item.action().number() + ": " + item.action().title();
            case DECIDE -> "Decide about a pause or a waiver";
            case AGREE_AGAIN -> "Agree the plan again, due dates were moved";
            case ANSWER -> "Answer the board";
            case BOARD_ACTION -> "Carry out what the board decided";
            case PROVIDER -> "Next step of the provider's improvement";
            case STEP, WATCH -> escalation.step();
        };
        boolean ownClock = item.kind() != WorkItem.Kind.STEP && item.kind() != WorkItem.Kind.WATCH;
        return new WorkRow(escalation, item.onBehalfOf() == null ? item.kind().word() : item.kind().word() + ", for " + item.onBehalfOf(), what, moved(item, slippage), words.deadline(item.dueAt()),
                ownClock ? words.left(item.dueAt()) : escalation.left(), item.overdue());
    }

    private static String moved(WorkItem item, Slippage slippage) {
        if (item.action() == null || item.action().moves().isEmpty()) {
            return "";
        }
        DueDateMove latest = item.action().moves().get(item.action().moves().size() - 1);
        return slippage.words(item.action()).isEmpty() ? "" : slippage.words(item.action()) + ": " + latest.reason();
    }
}

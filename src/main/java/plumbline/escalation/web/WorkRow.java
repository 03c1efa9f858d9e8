package plumbline.escalation.web;

import plumbline.escalation.WorkItem;

/**
 * A row of My work, all in words.
 *
 * @param what what is asked of the person
 */
record WorkRow(EscalationRow escalation, String kind, String what, String due, String left, boolean overdue) {

    static WorkRow of(WorkItem item, Words words) {
        EscalationRow escalation = EscalationRow.of(item.summary(), words);
        boolean decides = item.kind() == WorkItem.Kind.DECIDE;
        String what = item.action() != null ? "Action " + item.action().number() + ": " + item.action().title()
                : decides ? "Decide about a pause or a waiver" : escalation.step();
        boolean ownClock = item.action() != null || decides;
        return new WorkRow(escalation, item.onBehalfOf() == null ? item.kind().word() : item.kind().word() + ", for " + item.onBehalfOf(), what, words.deadline(item.dueAt()),
                ownClock ? words.left(item.dueAt()) : escalation.left(), item.overdue());
    }
}

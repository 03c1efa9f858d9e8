package plumbline.establishment.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import plumbline.escalation.Succession;
import plumbline.establishment.OrganisationPlan;
import plumbline.establishment.PlannedChange;

/**
 * A preview in words.
 *
 * @param changes   what would change
 * @param openWork  by person who loses a post: how many open escalations and actions are theirs
 * @param leftOut   what stays though the files leave it out
 * @param unchanged how many rows are as it is
 */
record PlanView(List<Line> changes, Map<String, Integer> openWork, List<String> leftOut, int unchanged) {

    /** One change. */
    record Line(String what, String about, String words) {
    }

    static PlanView of(OrganisationPlan plan, Succession succession) {
        Map<String, Integer> openWork = new TreeMap<>();
        plan.changes().stream().map(PlannedChange::passesFrom).flatMap(Optional::stream).distinct().forEach(person -> {
            int open = succession.openEscalations(person);
            if (open > 0) {
                openWork.put(person, open);
            }
        });
        return new PlanView(plan.changes().stream().map(change -> new Line(change.what().word(), change.about(), change.words())).toList(),
                openWork, plan.leftOut(), plan.unchanged());
    }
}

package plumbline.escalation.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plumbline.escalation.ActionPlan;
import plumbline.escalation.PlanDraft;
import plumbline.escalation.PlanDraft.ActionDraft;
import plumbline.escalation.Vehicle;

/**
 * A plan as the form sends it and shows it again: text only, by the names of the fields.
 *
 * @param fields what was typed, by field name; a field that is not there is empty
 */
record PlanForm(Map<String, String> fields) {

    static final PlanForm EMPTY = new PlanForm(Map.of());

    /** The form filled with everything that a plan says. */
    static PlanForm of(ActionPlan plan) {
        Map<String, String> fields = new HashMap<>(Map.of("goal", plan.goal(), "reason", plan.reason(), "change", plan.change(),
                "success", plan.success()));
        for (ActionPlan.Action action : plan.actions()) {
            String name = "actions[" + (action.number() - 1) + "].";
            fields.put(name + "title", action.title());
            fields.put(name + "owner", action.owner());
            fields.put(name + "successMeasure", action.successMeasure());
            fields.put(name + "vehicle", Vehicle.chosen(action.vehicle()).map(Vehicle::name).orElse(action.vehicle()));
            fields.put(name + "dueOn-day", String.valueOf(action.dueOn().getDayOfMonth()));
            fields.put(name + "dueOn-month", String.valueOf(action.dueOn().getMonthValue()));
            fields.put(name + "dueOn-year", String.valueOf(action.dueOn().getYear()));
        }
        return new PlanForm(fields);
    }

    /** What was typed into that field of each action, where something was. */
    List<String> ofEachAction(String part) {
        return IntStream.range(0, PlanDraft.MOST_ACTIONS).mapToObj(i -> typed("actions[" + i + "]." + part))
                .filter(text -> !text.isBlank()).toList();
    }

    /** What was typed into a field. */
    public String typed(String field) {
        return fields.getOrDefault(field, "");
    }

    PlanDraft draft() {
        List<ActionDraft> actions = new ArrayList<>();
        for (int i = 0; i < PlanDraft.MOST_ACTIONS; i++) {
            // The fourth is optional: left empty, it is not there.
            if (i < PlanDraft.FEWEST_ACTIONS || isTouched(i)) {
                actions.add(action("actions[" + i + "]."));
            }
        }
        return new PlanDraft(typed("goal"), typed("reason"), typed("change"), typed("success"), actions);
    }

    private boolean isTouched(int index) {
        String name = "actions[" + index + "].";
        return Stream.of("title", "owner", "successMeasure", "vehicle", "dueOn-day", "dueOn-month", "dueOn-year")
                .anyMatch(part -> !typed(name + part).isBlank());
    }

    private ActionDraft action(String name) {
        return new ActionDraft(typed(name + "title"), typed(name + "owner"), FormDate.of(fields, name + "dueOn"), typed(name + "successMeasure"),
                typed(name + "vehicle"));
    }
}

package plumbline.escalation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import plumbline.escalation.PlanDraft;
import plumbline.escalation.PlanDraft.ActionDraft;

/**
 * A plan as the form sends it and shows it again: text only, by the names of the fields.
 *
 * @param fields what was typed, by field name; a field that is not there is empty
 */
record PlanForm(Map<String, String> fields) {

    static final PlanForm EMPTY = new PlanForm(Map.of());

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

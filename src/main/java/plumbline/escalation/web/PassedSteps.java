package plumbline.escalation.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import plumbline.core.BusinessTime;
import plumbline.escalation.Closure;
import plumbline.escalation.Escalation;
import plumbline.escalation.Happening;
import plumbline.escalation.Step;
import plumbline.escalation.StoryEntry;
import plumbline.escalation.web.PageView.StepView;

/**
 * The steps of an escalation as its story tells them: which were passed, when, and again when. Their order alone does not say
 * it: a plan that is returned or drafted once more goes back to a step that was passed before.
 */
final class PassedSteps {

    /** What ends a step, in the words that go before the moment. */
    private static final Map<Happening, Map.Entry<Step, String>> ENDS = new EnumMap<>(Map.of(
            Happening.ACKNOWLEDGED, Map.entry(Step.ACKNOWLEDGE, "Passed"),
            Happening.PLAN_DRAFTED, Map.entry(Step.PLAN, "Passed"),
            Happening.PLAN_AGREED, Map.entry(Step.AGREE, "Passed"),
            Happening.PLAN_RETURNED, Map.entry(Step.AGREE, "Returned"),
            Happening.RE_TEST_ASKED, Map.entry(Step.ACT, "Passed"),
            Happening.TESTED_CLEAN, Map.entry(Step.RE_TEST, "Passed"),
            Happening.RISK_ACCEPTED, Map.entry(Step.RE_TEST, "Remaining risk accepted"),
            Happening.CONCERN_CONFIRMED, Map.entry(Step.RE_TEST, "Confirmed"),
            Happening.SIGNED_OFF, Map.entry(Step.SIGN_OFF, "Passed")));

    private final Escalation escalation;
    private final Map<Step, List<String>> moments = new EnumMap<>(Step.class);

    private PassedSteps(Escalation escalation, List<StoryEntry> story) {
        this.escalation = escalation;
        for (StoryEntry entry : story) {
            Map.Entry<Step, String> ended = ENDS.get(entry.happening());
            if (ended != null) {
                moments.computeIfAbsent(ended.getKey(), none -> new ArrayList<>()).add(ended.getValue() + " on " + BusinessTime.write(entry.at()));
            }
        }
    }

    static PassedSteps of(Escalation escalation, List<StoryEntry> story) {
        return new PassedSteps(escalation, story);
    }

    /** All steps in their order. */
    List<StepView> views() {
        Step now = escalation.turn().step();
        List<StepView> views = new ArrayList<>();
        for (Step step : Step.values()) {
            if (step != Step.CLOSED) {
                List<String> all = new ArrayList<>(moments.getOrDefault(step, List.of()));
                if (step == now) {
                    all.add("Since " + BusinessTime.write(escalation.turn().since()));
                }
                views.add(new StepView(step.word(), step.meaning(), state(step, now), String.join("; ", all), step == now));
            }
        }
        return views;
    }

    /** The ids in the drawing of all that were passed, with blanks between them. */
    String inDiagram() {
        return moments.keySet().stream().map(Step::diagramId).collect(Collectors.joining(" "));
    }

    private String state(Step step, Step now) {
        boolean passed = moments.containsKey(step);
        if (step == now) {
            return "Now";
        }
        if (!escalation.open()) {
            return passed || escalation.closure() == Closure.SIGNED_OFF ? "Done" : "Not needed";
        }
        return step.compareTo(now) < 0 ? "Done" : passed ? "To come again" : "To come";
    }
}

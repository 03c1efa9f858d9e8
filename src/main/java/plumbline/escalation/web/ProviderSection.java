package plumbline.escalation.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.escalation.Escalation;
import plumbline.escalation.provider.Consequence;
import plumbline.escalation.provider.ProviderImprovement;
import plumbline.escalation.provider.ProviderPlan;
import plumbline.escalation.provider.ProviderPlan.Pass;
import plumbline.escalation.provider.ProviderStep;

/** What is done with providers, for the page of an escalation. */
@Component
class ProviderSection {

    /** One step, in words; {@code state} is Done, Now, To come or Not needed. */
    record StepRow(String word, String meaning, String state, boolean current, String due, boolean overdue, String decided, String reason,
                   String consequence) {
    }

    /** One provider; {@code step} is the diagram's id of the current step, empty when it is over, and {@code passed} are those before it. */
    record ProviderView(UUID id, String subject, String state, boolean live, String step, String passed, String stepWord, boolean asksSuspension, boolean asksLifting,
                        String waitsFor, boolean mayDecide, boolean mayEnd, List<StepRow> steps) {
    }

    /** All of an escalation, and the providers for which the person may begin one. */
    record View(List<ProviderView> plans, List<String> mayBegin, List<Consequence> consequences) {
    }

    private final ProviderImprovement improvement;

    ProviderSection(ProviderImprovement improvement) {
        this.improvement = improvement;
    }

    View of(Escalation escalation, String username, Words words) {
        return new View(improvement.of(escalation.id()).stream().map(plan -> view(escalation, plan, username, words)).toList(),
                improvement.mayBegin(escalation, username) ? improvement.subjects(escalation) : List.of(), Arrays.asList(Consequence.values()));
    }

    private ProviderView view(Escalation escalation, ProviderPlan plan, String username, Words words) {
        boolean live = plan.state() == ProviderPlan.State.LIVE;
        ProviderStep step = plan.step();
        String state = plan.state().word() + (plan.endedBy() == null || plan.endedAt() == null ? ""
                : " by " + person(plan.endedBy(), words) + ", " + BusinessTime.write(plan.endedAt()) + ": " + plan.endReason());
        return new ProviderView(plan.id(), plan.subject(), state, live, step == null ? "" : step.diagramId(), passed(plan), step == null ? "" : step.word(),
                step == ProviderStep.RISK_DECISION, step == ProviderStep.LIFTING,
                live ? words.answering(plan.now().owner()) + ", by " + words.deadline(plan.now().dueAt()) + " (" + words.left(plan.now().dueAt()) + ")" : "",
                improvement.mayDecide(escalation, plan, username), improvement.mayEnd(escalation, plan, username), steps(plan, words));
    }

    private static String passed(ProviderPlan plan) {
        List<String> passed = new ArrayList<>(List.of("begun"));
        for (Pass pass : plan.passes()) {
            if (pass.overdueAt() != null) {
                passed.addAll(List.of(pass.step().diagramId() + "-limit", pass.step().diagramId() + "-hand-up"));
            }
            if (pass.decidedAt() != null) {
                passed.add(pass.step().diagramId());
            }
        }
        switch (plan.state()) {
            case LIFTED -> passed.add("consequences-lifted");
            case ENDED -> passed.addAll(List.of("ended-by-hand", "ended"));
            case LIVE -> { }
        }
        return passed.stream().distinct().collect(Collectors.joining(" "));
    }

    private static List<StepRow> steps(ProviderPlan plan, Words words) {
        List<StepRow> rows = new ArrayList<>(plan.passes().stream().map(pass -> row(plan, pass, words)).toList());
        Set<ProviderStep> begun = plan.passes().stream().map(Pass::step).collect(Collectors.toSet());
        boolean riskDecided = plan.passes().get(0).decidedAt() != null;
        for (ProviderStep step : ProviderStep.values()) {
            if (!begun.contains(step)) {
                boolean skipped = step == ProviderStep.SUSPENSION && riskDecided && !plan.suspend();
                int place = skipped ? (int) plan.passes().stream().filter(pass -> pass.step().compareTo(step) < 0).count() : rows.size();
                rows.add(place, new StepRow(step.word(), step.meaning(), skipped || plan.step() == null ? "Not needed" : "To come", false, "", false, "",
                        "", ""));
            }
        }
        return rows;
    }

    private static StepRow row(ProviderPlan plan, Pass pass, Words words) {
        boolean decided = pass.decidedAt() != null && pass.decidedBy() != null;
        String outcome = pass.lifted() == null ? "" : pass.lifted() ? "Lifted. " : "Not lifted, improve further. ";
        String suspension = pass.step() == ProviderStep.RISK_DECISION && decided
                ? plan.suspend() ? "New placements stop. " : "New placements go on. " : "";
        Consequence consequence = pass.consequence();
        return new StepRow(pass.step().word(), pass.step().meaning(), decided ? "Done" : plan.step() == null ? "Not needed" : "Now",
                !decided && plan.step() != null, words.deadline(pass.dueAt()), pass.overdueAt() != null,
                decided ? person(pass.decidedBy(), words) + ", " + BusinessTime.write(pass.decidedAt()) : "",
                outcome + suspension + pass.reason(),
                consequence == null ? "" : consequence.word() + (pass.takesEffectOn() == null ? "" : " from " + BusinessTime.write(pass.takesEffectOn())));
    }

    private static String person(Actor actor, Words words) {
        return words.person(actor.username()) + actor.onBehalfOf().map(other -> " for " + words.person(other)).orElse("");
    }
}

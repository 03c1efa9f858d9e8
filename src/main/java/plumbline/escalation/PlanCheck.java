package plumbline.escalation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.escalation.PlanDraft.ActionDraft;
import plumbline.organisation.Organisation;
import plumbline.organisation.Post;

/** Says what is wrong with a draft. */
@Component
class PlanCheck {

    private static final int LONGEST_ANSWER = 4_000;
    private static final int LONGEST_LINE = 500;

    /** A plan that runs longer than a year is a programme, not the answer to a breach. */
    static final int LONGEST_PLAN_IN_YEARS = 1;

    private final Organisation organisation;
    private final Approvers approvers;
    private final Clock clock;

    PlanCheck(Organisation organisation, Approvers approvers, Clock clock) {
        this.organisation = organisation;
        this.approvers = approvers;
        this.clock = clock;
    }

    List<String> possibleOwners(Escalation escalation, Set<String> drafters) {
        List<String> signers = approvers.possibleSigners(escalation.turn().tier(), escalation.unit(), drafters);
        return organisation.posts().stream().map(Post::username).filter(name -> !signers.contains(name)).distinct().toList();
    }

    List<FieldProblem> problems(Escalation escalation, PlanDraft draft, Set<String> drafters) {
        List<FieldProblem> problems = new ArrayList<>();
        text(problems, "goal", "what the goal is and whether it is met", draft.goal(), LONGEST_ANSWER);
        text(problems, "reason", "why it came to this", draft.reason(), LONGEST_ANSWER);
        text(problems, "change", "what will be done differently", draft.change(), LONGEST_ANSWER);
        text(problems, "success", "how you will know that it worked", draft.success(), LONGEST_ANSWER);
        int count = draft.actions().size();
        if (count < PlanDraft.FEWEST_ACTIONS || count > PlanDraft.MOST_ACTIONS) {
            problems.add(new FieldProblem("actions[0].title", "A plan has three or four actions; this one has " + count + "."));
        }
        List<String> owners = possibleOwners(escalation, drafters);
        List<String> signers = approvers.possibleSigners(escalation.turn().tier(), escalation.unit(), drafters);
        for (int i = 0; i < count; i++) {
            action(problems, i, draft.actions().get(i), owners, signers);
        }
        return problems;
    }

    private void action(List<FieldProblem> problems, int index, ActionDraft action, List<String> owners, List<String> signers) {
        String field = "actions[" + index + "].";
        String which = "Action " + (index + 1) + ": ";
        text(problems, field + "title", "what is done in action " + (index + 1), action.title(), LONGEST_LINE);
        text(problems, field + "successMeasure", "how action " + (index + 1) + " shows that it worked", action.successMeasure(),
                LONGEST_LINE);
        if (Vehicle.chosen(action.vehicle()).isEmpty()) {
            problems.add(new FieldProblem(field + "vehicle", which + "choose through what it is done: "
                    + Arrays.stream(Vehicle.values()).map(Vehicle::word).collect(Collectors.joining(", ")) + "."));
        }
        if (signers.contains(action.owner())) {
            problems.add(new FieldProblem(field + "owner", which + action.owner()
                    + " may have to agree this or sign it off and cannot own an action of it. Choose another owner."));
        } else if (!owners.contains(action.owner())) {
            problems.add(new FieldProblem(field + "owner", which + "choose an owner who holds a post."));
        }
        due(problems, field + "dueOn", which, action);
    }

    private void due(List<FieldProblem> problems, String field, String which, ActionDraft action) {
        LocalDate today = BusinessTime.dayOf(clock.instant());
        LocalDate latest = today.plusYears(LONGEST_PLAN_IN_YEARS);
        if (action.dueOn() == null) {
            problems.add(new FieldProblem(field, which + "enter a due date, for example " + BusinessTime.write(today.plusDays(14)) + "."));
        } else if (action.dueOn().isBefore(today) || action.dueOn().isAfter(latest)) {
            problems.add(new FieldProblem(field, which + "the due date must be from today to " + BusinessTime.write(latest) + "."));
        }
    }

    private static void text(List<FieldProblem> problems, String field, String what, String text, int longest) {
        if (text.isEmpty()) {
            problems.add(new FieldProblem(field, "Say " + what + "."));
        } else if (text.length() > longest) {
            problems.add(new FieldProblem(field, "Say " + what + " in at most " + longest + " characters."));
        }
    }
}

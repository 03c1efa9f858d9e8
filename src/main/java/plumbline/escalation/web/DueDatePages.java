package plumbline.escalation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.escalation.ActionPlan.Action;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationId;
import plumbline.escalation.EscalationSummary;
import plumbline.escalation.Escalations;
import plumbline.escalation.MovingDueDates;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;

/** The form on which a due date is moved, and the decision about it. */
@Controller
class DueDatePages {

    private static final String DATE = "dueOn";
    private static final String REASON = "reason";

    private final Escalations escalations;
    private final EscalationPage page;
    private final MovingDueDates movingDueDates;
    private final Wording wording;

    DueDatePages(Escalations escalations, EscalationPage page, MovingDueDates movingDueDates, Wording wording) {
        this.escalations = escalations;
        this.page = page;
        this.movingDueDates = movingDueDates;
        this.wording = wording;
    }

    @GetMapping("/escalations/{id}/actions/{action}/due-date")
    String form(@PathVariable UUID id, @PathVariable UUID action, Model model) {
        LocalDate due = action(id, action).dueOn();
        return draw(id, action, Map.of(DATE + "-day", String.valueOf(due.getDayOfMonth()), DATE + "-month", String.valueOf(due.getMonthValue()),
                DATE + "-year", String.valueOf(due.getYear())), null, model);
    }

    @PostMapping("/escalations/{id}/actions/{action}/due-date")
    String move(@PathVariable UUID id, @PathVariable UUID action, @RequestParam int version, @RequestParam Map<String, String> fields,
                @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        String reason = fields.getOrDefault(REASON, "");
        Attempt<Escalation> attempt = movingDueDates.move(Changes.of(id, version, user), action, FormDate.of(fields, DATE), reason);
        if (!(attempt instanceof Attempt.Refused<Escalation> refused)) {
            flash.addFlashAttribute("done", "The due date has moved. The tier above agrees it or takes it back.");
            return "redirect:/escalations/" + id;
        }
        if (refused.kind() != Attempt.Kind.INVALID) {
            return page.refused(new EscalationId(id), refused, "plans", "", user, model, response);
        }
        response.setStatus(Problems.status(refused.kind()).value());
        return draw(id, action, fields, new FieldProblem(refused.field().equals("reason") ? REASON : DATE, refused.reason()), model);
    }

    @PostMapping("/escalations/{id}/due-dates")
    String decide(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String comment,
                  @RequestParam String decision, @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash,
                  HttpServletResponse response) {
        boolean agreed = decision.equals("agree");
        Attempt<Escalation> attempt = agreed ? movingDueDates.agree(Changes.of(id, version, user), comment)
                : movingDueDates.refuse(Changes.of(id, version, user), comment);
        return page.answer(id, attempt, agreed ? "You have agreed the plan as it reads now." : "The due dates are as they were.",
                "due-dates-comment", comment, user, model, flash, response);
    }

    private Action action(UUID id, UUID action) {
        return escalations.plans(new EscalationId(id)).stream().flatMap(plan -> plan.actions().stream())
                .filter(each -> each.id().equals(action)).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String draw(UUID id, UUID actionId, Map<String, String> fields, @Nullable FieldProblem problem, Model model) {
        EscalationSummary summary = escalations.escalation(new EscalationId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Action action = action(id, actionId);
        model.addAttribute("row", EscalationRow.of(summary, wording.now()));
        model.addAttribute("version", summary.escalation().version());
        model.addAttribute("action", action);
        model.addAttribute("agreed", BusinessTime.write(action.agreedDueOn()));
        model.addAttribute("form", new PlanForm(fields));
        model.addAttribute("errors", problem == null ? List.of() : List.of(problem));
        model.addAttribute("wrong", problem == null ? Map.of() : Map.of(problem.field(), Objects.requireNonNull(problem.words())));
        return "escalation/due-date";
    }
}

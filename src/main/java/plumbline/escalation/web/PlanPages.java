package plumbline.escalation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
import plumbline.escalation.ActionPlan;
import plumbline.escalation.Change;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationId;
import plumbline.escalation.EscalationSummary;
import plumbline.escalation.Escalations;
import plumbline.escalation.Planning;
import plumbline.escalation.Vehicle;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;

/** The form on which a plan is drafted. */
@Controller
class PlanPages {

    /** What has to change in the last version of the plan, and who says so. */
    record AskedView(int number, String comment, String who) {
    }

    private final Escalations escalations;
    private final EscalationPage page;
    private final Planning planning;
    private final Wording wording;

    PlanPages(Escalations escalations, EscalationPage page, Planning planning, Wording wording) {
        this.escalations = escalations;
        this.page = page;
        this.planning = planning;
        this.wording = wording;
    }

    @GetMapping("/escalations/{id}/plan")
    String form(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user, Model model) {
        EscalationId escalation = new EscalationId(id);
        return draw(escalation, returned(escalation).map(PlanForm::of).orElse(PlanForm.EMPTY), List.of(), user, model);
    }

    /** The last version, when changes were asked for: whoever drafts the next one begins with everything it said. */
    private Optional<ActionPlan> returned(EscalationId id) {
        return escalations.plans(id).stream().findFirst().filter(plan -> plan.state() == ActionPlan.State.RETURNED);
    }

    @PostMapping("/escalations/{id}/plan")
    String draft(@PathVariable UUID id, @RequestParam int version, @RequestParam Map<String, String> fields,
                 @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        EscalationId escalation = new EscalationId(id);
        PlanForm form = new PlanForm(fields);
        Attempt<Escalation> attempt = planning.draft(new Change(escalation, version, user.actor()), form.draft());
        if (!(attempt instanceof Attempt.Refused<Escalation> refused)) {
            flash.addFlashAttribute("done", "Your plan is with the tier above.");
            return "redirect:/escalations/" + id;
        }
        if (refused.kind() != Attempt.Kind.INVALID) {
            return page.refused(escalation, refused, "plan", "", user, model, response);
        }
        response.setStatus(Problems.status(refused.kind()).value());
        return draw(escalation, form, planning.problems(escalation, form.draft(), user.actor()), user, model);
    }

    private String draw(EscalationId id, PlanForm form, List<FieldProblem> problems, SignedInUser user, Model model) {
        EscalationSummary summary = escalations.escalation(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Words words = wording.now();
        Map<String, String> owners = new LinkedHashMap<>();
        owners.put("", "Choose an owner");
        planning.possibleOwners(id, user.actor()).forEach(owner -> owners.put(owner, words.person(owner)));
        // Whoever owned an action and cannot any more is still shown, so that nobody's name is lost unseen.
        form.ofEachAction("owner").forEach(owner -> owners.putIfAbsent(owner, words.person(owner) + ", who cannot own it now"));
        returned(id).ifPresent(plan -> model.addAttribute("asked", asked(plan, words)));
        model.addAttribute("row", EscalationRow.of(summary, words));
        model.addAttribute("version", summary.escalation().version());
        model.addAttribute("form", form);
        model.addAttribute("owners", owners);
        Map<String, String> vehicles = new LinkedHashMap<>();
        vehicles.put("", "Choose one");
        Arrays.stream(Vehicle.values()).forEach(vehicle -> vehicles.put(vehicle.name(), vehicle.word()));
        form.ofEachAction("vehicle").forEach(vehicle -> vehicles.putIfAbsent(vehicle, vehicle + ", which cannot be chosen now"));
        model.addAttribute("vehicles", vehicles);
        model.addAttribute("errors", problems);
        model.addAttribute("wrong", problems.stream()
                .collect(Collectors.toMap(FieldProblem::field, FieldProblem::words, (first, second) -> first)));
        return "escalation/plan";
    }

    private static AskedView asked(ActionPlan plan, Words words) {
        return new AskedView(plan.number(), plan.comment(), words.person(plan.decidedBy())
                + (plan.decidedAt() == null ? "" : ", " + BusinessTime.write(plan.decidedAt())));
    }
}

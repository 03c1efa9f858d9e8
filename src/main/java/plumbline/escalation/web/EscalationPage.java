package plumbline.escalation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.breaches.Breach;
import plumbline.core.Attempt;
import plumbline.core.FieldProblem;
import plumbline.core.Page;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationId;
import plumbline.escalation.EscalationSummary;
import plumbline.escalation.Escalations;
import plumbline.escalation.Rights;
import plumbline.escalation.Rights.Right;
import plumbline.escalation.Step;
import plumbline.escalation.StoryEntry;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;

/** Draws the page of one escalation, as it is or with what is wrong with what somebody sent. */
@Component
class EscalationPage {

    private final Escalations escalations;
    private final Rights rights;
    private final Wording wording;
    private final PlanSection plans;
    private final List<PageSection> sections;

    EscalationPage(Escalations escalations, Rights rights, Wording wording, PlanSection plans, List<PageSection> sections) {
        this.escalations = escalations;
        this.rights = rights;
        this.wording = wording;
        this.plans = plans;
        this.sections = sections;
    }

    String draw(EscalationId id, int casePage, SignedInUser user, Model model) {
        EscalationSummary summary = escalations.escalation(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Words words = wording.now();
        Page<Breach> cases = escalations.cases(id, casePage);
        model.addAttribute("view", view(summary, cases, user, words));
        model.addAttribute("cases", cases);
        PageSection.Seen seen = new PageSection.Seen(summary, cases, user, words);
        sections.forEach(section -> model.addAttribute(section.name(), section.show().apply(seen)));
        model.addAttribute("address", "/escalations/" + id);
        model.addAttribute("errors", model.getAttribute("errors") == null ? List.of() : model.getAttribute("errors"));
        return "escalation/detail";
    }

    /**
     * What a form leads to: the page again with the refusal, or back to it with what was done.
     *
     * @param field the field a refusal belongs to
     * @param typed what was typed into it
     */
    String answer(UUID id, Attempt<Escalation> attempt, String success, String field, @Nullable String typed, SignedInUser user,
                  Model model, RedirectAttributes flash, HttpServletResponse response) {
        if (attempt instanceof Attempt.Refused<Escalation> refusal) {
            return refused(new EscalationId(id), refusal, field, Words.orEmpty(typed), user, model, response);
        }
        flash.addFlashAttribute("done", success);
        return "redirect:/escalations/" + id;
    }

    /** The page again, with the refusal on top, the field it belongs to marked, and what was typed still there. */
    String refused(EscalationId id, Attempt.Refused<?> refusal, String field, String typed, SignedInUser user, Model model,
                   HttpServletResponse response) {
        response.setStatus(Problems.status(refusal.kind()).value());
        boolean aboutTheField = refusal.kind() == Attempt.Kind.INVALID;
        model.addAttribute("errors", List.of(new FieldProblem(field, refusal.reason())));
        model.addAttribute("wrongField", aboutTheField ? field : "");
        model.addAttribute("wrong", refusal.reason());
        model.addAttribute("typedField", field);
        model.addAttribute("typed", typed);
        return draw(id, 1, user, model);
    }

    private PageView view(EscalationSummary summary, Page<Breach> cases, SignedInUser user, Words words) {
        Escalation escalation = summary.escalation();
        Set<Right> may = rights.of(escalation, user.username());
        Step step = escalation.turn().step();
        List<StoryEntry> story = escalations.story(escalation.id());
        PassedSteps passed = PassedSteps.of(escalation, story);
        return new PageView(EscalationRow.of(summary, words), escalation.version(), escalation.kind().word(),
                PageView.actsNext(escalation, words), PageView.climbs(summary, words),
                Optional.of(step).filter(now -> now != Step.CLOSED).map(Step::diagramId).orElse(""), passed.inDiagram(), may, passed.views(),
                plans.of(escalation, may, user.username(), words),
                story.stream().map(entry -> PageView.storyView(entry, words)).toList(),
                cases.items().stream().map(breach -> PageView.caseView(breach, words)).toList());
    }
}

package plumbline.escalation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
import plumbline.core.Severity;
import plumbline.escalation.ConfirmingConcern;
import plumbline.escalation.Escalation;
import plumbline.escalation.concern.Concerns;
import plumbline.escalation.concern.RaisedConcern;
import plumbline.escalation.concern.Raiser;
import plumbline.identity.Choices;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.organisation.Organisation;
import plumbline.standards.RuleSets;

/** Raising a concern, following one's own, and confirming that one is put right. */
@Controller
class ConcernPages {

    /** A concern in words; {@code escalation} is {@code null} for the moment until one is opened. */
    record ConcernRow(UUID id, String reference, String raised, String raisedBy, String about, String standard, String severity, boolean open,
                      String words, @Nullable UUID escalation, String escalationReference, String holder) {
    }

    private final Concerns concerns;
    private final ConfirmingConcern confirming;
    private final EscalationPage page;
    private final Organisation organisation;
    private final RuleSets ruleSets;
    private final Wording wording;

    ConcernPages(Concerns concerns, ConfirmingConcern confirming, EscalationPage page, Organisation organisation, RuleSets ruleSets,
                 Wording wording) {
        this.concerns = concerns;
        this.confirming = confirming;
        this.page = page;
        this.organisation = organisation;
        this.ruleSets = ruleSets;
        this.wording = wording;
    }

    @GetMapping("/concerns")
    String concerns(@AuthenticationPrincipal SignedInUser user, Model model) {
        return form(user, Map.of(), null, List.of(), model);
    }

    @PostMapping("/concerns")
    String raise(@RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash,
                 HttpServletResponse response) {
        RaisedConcern.Draft draft = draft(fields);
        FieldProblem wrong = concerns.problem(draft).orElse(null);
        if (wrong != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(user, fields, wrong, List.of(), model);
        }
        List<RaisedConcern> like = fields.containsKey("anyway") ? List.of() : concerns.like(draft);
        if (!like.isEmpty()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return form(user, fields, null, like, model);
        }
        return concerns.raise(user, draft) instanceof Attempt.Done<RaisedConcern> done ? raised(done.value(), flash) : "redirect:/concerns";
    }

    @GetMapping("/concerns/{concern}")
    String concern(@PathVariable UUID concern, @AuthenticationPrincipal SignedInUser user, Model model) {
        RaisedConcern found = concerns.concern(concern).filter(each -> concerns.maySee(each, user))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("row", row(found, wording.now()));
        return "escalation/concern";
    }

    @PostMapping("/escalations/{id}/confirm-concern")
    String confirm(@PathVariable UUID id, @RequestParam int version, @RequestParam Map<String, String> fields,
                   @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        String evidence = fields.getOrDefault("evidence", "");
        model.addAttribute("concernFields", fields);
        Attempt<Escalation> attempt = confirming.confirm(Changes.of(id, version, user), evidence, fields.getOrDefault("answer", ""));
        String field = attempt instanceof Attempt.Refused<Escalation> refused && refused.field().equals("answer") ? "answer" : "evidence";
        return page.answer(id, attempt, "You have confirmed that it is put right. It is ready for sign-off.", field, evidence, user, model, flash,
                response);
    }

    private static String raised(RaisedConcern concern, RedirectAttributes flash) {
        flash.addFlashAttribute("done", "Concern " + concern.reference() + " is raised. You can follow it here.");
        return "redirect:/concerns/" + concern.id();
    }

    private String form(SignedInUser user, Map<String, String> fields, @Nullable FieldProblem wrong, List<RaisedConcern> like, Model model) {
        Words words = wording.now();
        model.addAttribute("concerns", concerns.seenBy(user).stream().map(concern -> row(concern, words)).toList());
        model.addAttribute("mayRaise", user.role() != Role.AUDITOR);
        // Who records another one need not be allowed to read these, so their words are left out.
        model.addAttribute("like", like.stream().map(other -> other.reference() + ", " + other.raisedBy().word().toLowerCase(Locale.ROOT)
                + " raised it on " + BusinessTime.write(BusinessTime.dayOf(other.raisedAt())) + ", " + other.severity().word()).toList());
        model.addAttribute("fields", fields);
        model.addAttribute("errors", wrong == null ? List.of() : List.of(new FieldProblem(wrong.field(), wrong.words())));
        model.addAttribute("wrongField", wrong == null ? "" : wrong.field());
        model.addAttribute("wrong", wrong == null ? "" : wrong.words());
        model.addAttribute("raisers", Choices.anyOr("Choose one", List.of(Raiser.values()), Raiser::name, Raiser::word));
        model.addAttribute("units", Choices.anyOr("Choose one", organisation.units(), unit -> unit.id().value(), unit -> unit.name()));
        model.addAttribute("severities", Choices.anyOr("Choose one", List.of(Severity.values()), Severity::name, Severity::word));
        model.addAttribute("standards", Choices.anyOr("I do not know", ruleSets.inForce().standards(), standard -> standard.id().value(),
                standard -> standard.id() + " " + standard.title()));
        return "escalation/concerns";
    }

    private ConcernRow row(RaisedConcern concern, Words words) {
        Optional<Escalation> escalation = confirming.escalationOf(concern);
        return new ConcernRow(concern.id(), concern.reference(), BusinessTime.write(BusinessTime.dayOf(concern.raisedAt())),
                ConcernSection.raiser(concern), ConcernSection.about(concern, words), ConcernSection.standard(concern, words),
                concern.severity().word(), concern.confirmation() == null, concern.words(), escalation.map(found -> found.id().value()).orElse(null),
                escalation.map(Escalation::reference).orElse(""),
                escalation.map(found -> found.open() ? words.holder(found.turn().tier(), found.turn().holder()) : "closed").orElse(""));
    }

    private static RaisedConcern.Draft draft(Map<String, String> fields) {
        return new RaisedConcern.Draft(named(Raiser.values(), fields.get("raisedBy")), fields.getOrDefault("relation", ""),
                fields.getOrDefault("unit", ""), fields.getOrDefault("providerRef", ""), fields.getOrDefault("personRef", ""),
                fields.getOrDefault("aboutStandard", ""), named(Severity.values(), fields.get("severity")), fields.getOrDefault("words", ""));
    }

    private static <E extends Enum<E>> @Nullable E named(E[] all, @Nullable String name) {
        return Stream.of(all).filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }
}

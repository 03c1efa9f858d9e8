package plumbline.escalation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.escalation.Acting;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationId;
import plumbline.escalation.Escalations;
import plumbline.escalation.EvidenceDraft;
import plumbline.escalation.Holding;
import plumbline.escalation.Planning;
import plumbline.escalation.SigningOff;
import plumbline.identity.SignedInUser;

/** The page of one escalation and the forms on it. */
@Controller
class EscalationPages {

    private static final Set<String> DIAGRAMS = Set.of("escalation.bpmn", "action-plan.bpmn", "board-decision.bpmn",
            "provider-improvement.bpmn", "expiry.bpmn");

    private final Escalations escalations;
    private final EscalationPage page;
    private final Holding holding;
    private final Planning planning;
    private final Acting acting;
    private final SigningOff signingOff;

    EscalationPages(Escalations escalations, EscalationPage page, Holding holding, Planning planning, Acting acting,
                    SigningOff signingOff) {
        this.escalations = escalations;
        this.page = page;
        this.holding = holding;
        this.planning = planning;
        this.acting = acting;
        this.signingOff = signingOff;
    }

    @GetMapping("/escalations/{id}")
    String escalation(@PathVariable UUID id, @RequestParam(name = "page", defaultValue = "1") int casePage,
                      @AuthenticationPrincipal SignedInUser user, Model model) {
        return page.draw(new EscalationId(id), casePage, user, model);
    }

    /** The drawing itself, for the script that shows it and for anybody with a modeller. */
    @GetMapping("/escalations/process/{name}")
    ResponseEntity<Resource> diagram(@PathVariable String name) {
        return DIAGRAMS.contains(name)
                ? ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(new ClassPathResource("bpmn/" + name))
                : ResponseEntity.notFound().build();
    }

    @GetMapping("/escalations/{id}/evidence/{evidence}")
    ResponseEntity<Object> evidence(@PathVariable UUID id, @PathVariable UUID evidence) {
        return escalations.file(new EscalationId(id), evidence).map(EvidenceDownload::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/escalations/{id}/acknowledge")
    String acknowledge(@PathVariable UUID id, @RequestParam int version, @RequestParam Map<String, String> fields,
                       @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        model.addAttribute("planByFields", fields);
        return page.answer(id, holding.acknowledge(Changes.of(id, version, user), FormDate.of(fields, "plan-by")),
                "You have acknowledged it. Now draft the plan.", "plan-by", "", user, model, flash, response);
    }

    @PostMapping("/escalations/{id}/agree")
    String agree(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String comment,
                 @RequestParam String decision, @AuthenticationPrincipal SignedInUser user, Model model,
                 RedirectAttributes flash, HttpServletResponse response) {
        boolean agreed = decision.equals("agree");
        Attempt<Escalation> attempt = agreed ? planning.agree(Changes.of(id, version, user), comment)
                : planning.giveBack(Changes.of(id, version, user), comment);
        return page.answer(id, attempt, agreed ? "You have agreed the plan. Its actions begin." : "You have returned the plan.",
                "comment", comment, user, model, flash, response);
    }

    @PostMapping("/escalations/{id}/actions/{action}/evidence")
    String attach(@PathVariable UUID id, @PathVariable UUID action, @RequestParam int version,
                  @RequestParam(defaultValue = "") String note, @RequestParam(defaultValue = "") String link,
                  @RequestParam(required = false) @Nullable MultipartFile file, @AuthenticationPrincipal SignedInUser user, Model model,
                  RedirectAttributes flash, HttpServletResponse response) throws IOException {
        return page.answer(id, acting.attach(Changes.of(id, version, user), action, new EvidenceDraft(note, link, Upload.of(file))),
                "Your evidence is attached.", "note-" + action, note, user, model, flash, response);
    }

    @PostMapping("/escalations/{id}/actions/{action}/notes")
    String note(@PathVariable UUID id, @PathVariable UUID action, @RequestParam int version, @RequestParam(defaultValue = "") String words,
                @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        return page.answer(id, acting.note(Changes.of(id, version, user), action, words), "Your note is in the story.", "progress-" + action, words,
                user, model, flash, response);
    }

    @PostMapping("/escalations/{id}/actions/{action}/done")
    String done(@PathVariable UUID id, @PathVariable UUID action, @RequestParam int version,
                @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        return page.answer(id, acting.done(Changes.of(id, version, user), action), "The action is done.", "note-" + action, "", user, model,
                flash, response);
    }

    @PostMapping("/escalations/{id}/plan-again")
    String planAgain(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String reason,
                     @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        return page.answer(id, holding.planAgain(Changes.of(id, version, user), reason), "It is back at planning.", "plan-again-reason", reason,
                user, model, flash, response);
    }

    @PostMapping("/escalations/{id}/sign-off")
    String signOff(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String comment,
                   @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        return page.answer(id, signingOff.sign(Changes.of(id, version, user), comment), "You have signed it off. It is closed.", "comment",
                comment, user, model, flash, response);
    }
}

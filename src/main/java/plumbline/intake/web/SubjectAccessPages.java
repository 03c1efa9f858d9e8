package plumbline.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.FieldProblem;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.intake.privacy.PersonExport;
import plumbline.intake.privacy.SubjectAccess;
import tools.jackson.databind.json.JsonMapper;

/** The page on which what is kept of a person is read out, for the person who asks. It is a form that is sent: reading it is an act of its own. */
@Controller
@RequestMapping("/imports/people")
class SubjectAccessPages {

    private final SubjectAccess access;
    private final JsonMapper json;

    SubjectAccessPages(SubjectAccess access, JsonMapper json) {
        this.access = access;
        this.json = json;
    }

    @GetMapping
    String form(@AuthenticationPrincipal SignedInUser user, Model model) {
        model.addAttribute("mayExport", user.role() == Role.DATA_STEWARD || user.role() == Role.ADMINISTRATOR);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", Map.of());
            model.addAttribute("problems", Map.of());
            model.addAttribute("errors", List.of());
        }
        return "imports/people";
    }

    /** A file when there is somebody, else the form again. */
    @PostMapping
    @Nullable String export(@RequestParam(defaultValue = "") String reference, @RequestParam(defaultValue = "") String reason,
                            @AuthenticationPrincipal SignedInUser user, HttpServletResponse response, RedirectAttributes next) throws IOException {
        Attempt<PersonExport> attempt = access.export(reference, reason, user.actor());
        if (attempt instanceof Attempt.Refused<PersonExport> refused) {
            next.addFlashAttribute("form", Map.of("reference", reference, "reason", reason));
            next.addFlashAttribute("problems", Map.of(refused.field(), refused.reason()));
            next.addFlashAttribute("errors", List.of(new FieldProblem(refused.field(), refused.reason())));
            return "redirect:/imports/people";
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        // The name says nothing of whom it is about: files lie about in folders.
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"what-is-kept.json\"");
        json.writerWithDefaultPrettyPrinter().writeValue(response.getOutputStream(), ((Attempt.Done<PersonExport>) attempt).value());
        return null;
    }
}

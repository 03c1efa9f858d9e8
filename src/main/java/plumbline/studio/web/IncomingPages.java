package plumbline.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
import plumbline.core.FieldProblem;
import plumbline.identity.Problems;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.studio.ChangeRequest;
import plumbline.studio.ChangeRequests;
import plumbline.studio.ChoosingIncoming;
import plumbline.studio.IncomingChange;
import plumbline.studio.IncomingChoice;

/** What a rules folder from elsewhere brings beside what the council changed, and choosing where both did. */
@Controller
class IncomingPages {

    private static final String INCOMING = ChangePages.CHANGES + "/{reference}/incoming";

    private final ChangeRequests requests;
    private final ChoosingIncoming choosing;

    IncomingPages(ChangeRequests requests, ChoosingIncoming choosing) {
        this.requests = requests;
        this.choosing = choosing;
    }

    @GetMapping(INCOMING)
    String incoming(@PathVariable String reference, @AuthenticationPrincipal SignedInUser user, Model model) {
        return draw(reference, List.of(), user, model);
    }

    @PostMapping(INCOMING)
    String choose(@PathVariable String reference, @RequestParam(required = false) Integer version, @RequestParam(defaultValue = "") String subject,
                  @RequestParam(defaultValue = "") String choice, @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash,
                  HttpServletResponse response) {
        Optional<IncomingChoice> chosen = Stream.of(IncomingChoice.values()).filter(each -> each.name().equals(choice)).findFirst();
        Attempt<ChangeRequest> attempt = choosing.choose(user.actor(), reference, version, subject, chosen.orElse(null));
        if (attempt instanceof Attempt.Refused<ChangeRequest> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return draw(reference, List.of(new FieldProblem(null, refused.reason())), user, model);
        }
        flash.addFlashAttribute("done", subject + ": " + chosen.orElseThrow().words() + ".");
        return "redirect:" + ChangePages.CHANGES + "/" + reference + "/incoming";
    }

    private String draw(String reference, List<FieldProblem> problems, SignedInUser user, Model model) {
        ChangeRequest request = requests.called(reference).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<IncomingView> rows = choosing.of(request).stream().map(change -> IncomingView.of(change, choosing.lacking(change))).toList();
        if (rows.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("change", request);
        model.addAttribute("rows", rows);
        model.addAttribute("undecided", rows.stream().filter(IncomingView::undecided).count());
        model.addAttribute("asked", rows.stream().filter(row -> row.situation() == IncomingChange.Situation.BOTH).toList());
        model.addAttribute("chooses", user.role() == Role.POLICY_AUTHOR && request.state().open());
        model.addAttribute("errors", problems);
        model.addAttribute("wrong", Map.of());
        return "studio/incoming";
    }
}

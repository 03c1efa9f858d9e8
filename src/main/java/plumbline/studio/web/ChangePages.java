package plumbline.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.breaches.whatif.ImpactId;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.escalation.policy.PolicyText;
import plumbline.identity.Choices;
import plumbline.identity.Problems;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.intake.words.WordFile;
import plumbline.organisation.ClosureFile;
import plumbline.studio.ChangeRequest;
import plumbline.studio.ChangeRequests;
import plumbline.studio.ChangeState;
import plumbline.studio.Drafting;
import plumbline.studio.ExchangingRules;
import plumbline.studio.ListedChange;
import plumbline.studio.TargetFile;
import plumbline.studio.TryingOnLiveFacts;

/** The list of change requests, the page of each, and how one begins. */
@Controller
class ChangePages {

    static final String CHANGES = "/standards/changes";

    private final ChangeRequests requests;
    private final Drafting drafting;
    private final ChangePage page;
    private final ExchangingRules exchange;
    private final TryingOnLiveFacts liveFacts;

    ChangePages(ChangeRequests requests, Drafting drafting, ChangePage page, ExchangingRules exchange, TryingOnLiveFacts liveFacts) {
        this.requests = requests;
        this.drafting = drafting;
        this.page = page;
        this.exchange = exchange;
        this.liveFacts = liveFacts;
    }

    /** A change request in the list. */
    record Row(String reference, String heading, String state, @Nullable String colour, String standards, String author, String inForceOn) {

        static Row of(ListedChange listed) {
            List<String> standards = Stream.concat(listed.paths().stream().filter(path -> path.endsWith(ChangePage.RULES)).map(EditPage::standard),
                    listed.paths().stream().flatMap(path -> table(path).stream())).toList();
            return new Row(listed.reference(), listed.heading(), listed.state().word(), ChangePage.colour(listed.state()),
                    standards.size() > 4 ? String.join(", ", standards.subList(0, 4)) + " and " + (standards.size() - 4) + " more" : String.join(", ", standards),
                    listed.author(), BusinessTime.write(listed.inForceOn()));
        }

        private static Optional<String> table(String path) {
            return Optional.ofNullable(Map.of(PolicyText.OWN, "Escalation policy", ClosureFile.PATH, "Closure days", TargetFile.PATH, "Targets", WordFile.PATH, "Vocabulary mapping").get(path));
        }
    }

    @GetMapping(CHANGES)
    String list(@RequestParam(required = false) @Nullable ChangeState state, @RequestParam(name = "page", defaultValue = "1") int number,
                @AuthenticationPrincipal SignedInUser user, Model model) {
        return drawList(state, number, List.of(), user, model);
    }

    private String drawList(@Nullable ChangeState state, int number, List<FieldProblem> problems, SignedInUser user, Model model) {
        model.addAttribute("writes", user.role() == Role.POLICY_AUTHOR);
        model.addAttribute("errors", problems);
        model.addAttribute("wrong", problems.isEmpty() ? Map.of() : Map.of("file", problems.get(0).words()));
        model.addAttribute("rows", requests.page(state, number).map(Row::of));
        model.addAttribute("state", state == null ? "" : state.name());
        model.addAttribute("states", Choices.anyOr("Every state", Stream.of(ChangeState.values()).toList(), Enum::name, ChangeState::word));
        return "studio/changes";
    }

    @PostMapping(CHANGES)
    String begin(@RequestParam(defaultValue = "") String standard, @AuthenticationPrincipal SignedInUser user) {
        Attempt<ChangeRequest> begun = drafting.begin(user.actor(), standard);
        if (begun instanceof Attempt.Done<ChangeRequest> done) {
            return "redirect:" + CHANGES + "/" + done.value().reference() + "/" + standard;
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    @PostMapping(CHANGES + "/import")
    String take(@RequestParam("file") MultipartFile file, @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash,
                HttpServletResponse response) throws IOException {
        Attempt<ChangeRequest> taken = exchange.take(user.actor(), file.getInputStream());
        if (taken instanceof Attempt.Refused<ChangeRequest> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return drawList(null, 1, List.of(new FieldProblem("file", refused.reason())), user, model);
        }
        flash.addFlashAttribute("done", "A change request has begun with what the file changes.");
        return "redirect:" + CHANGES + "/" + ((Attempt.Done<ChangeRequest>) taken).value().reference();
    }

    @PostMapping(CHANGES + "/{reference}/what-if")
    String whatIf(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                  HttpServletResponse response) {
        ChangeRequest request = find(reference);
        Attempt<ImpactId> started = liveFacts.start(request, user.actor());
        if (started instanceof Attempt.Refused<ImpactId> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return page.draw(request, fields, List.of(new FieldProblem(null, refused.reason())), user, model);
        }
        return "redirect:/standards/what-ifs/" + ((Attempt.Done<ImpactId>) started).value().value() + "?change=" + request.reference();
    }

    @GetMapping(CHANGES + "/{reference}")
    String change(@PathVariable String reference, @AuthenticationPrincipal SignedInUser user, Model model) {
        return page.draw(find(reference), Map.of(), List.of(), user, model);
    }

    private ChangeRequest find(String reference) {
        return requests.called(reference).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

}

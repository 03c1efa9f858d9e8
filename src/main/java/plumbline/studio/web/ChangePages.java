package plumbline.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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
import plumbline.identity.Choices;
import plumbline.identity.Problems;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.studio.ChangeRequest;
import plumbline.studio.ChangeRequests;
import plumbline.studio.ChangeState;
import plumbline.studio.ChangedFile;
import plumbline.studio.Drafting;
import plumbline.studio.ExchangingRules;
import plumbline.studio.Reviewing;
import plumbline.studio.TryingOnLiveFacts;

/** The list of change requests, the page of each, and the page on which its texts are written. */
@Controller
class ChangePages {

    private static final String CHANGES = "/standards/changes";

    private final ChangeRequests requests;
    private final Drafting drafting;
    private final Reviewing reviewing;
    private final ChangePage page;
    private final EditPage edit;
    private final ExchangingRules exchange;
    private final TryingOnLiveFacts liveFacts;

    ChangePages(ChangeRequests requests, Drafting drafting, Reviewing reviewing, ChangePage page, EditPage edit, ExchangingRules exchange,
                TryingOnLiveFacts liveFacts) {
        this.requests = requests;
        this.drafting = drafting;
        this.reviewing = reviewing;
        this.page = page;
        this.edit = edit;
        this.exchange = exchange;
        this.liveFacts = liveFacts;
    }

    /** A change request in the list. */
    record Row(String reference, String heading, String state, @Nullable String colour, String standards, String author, String inForceOn) {

        static Row of(ChangeRequest request) {
            List<String> standards = request.files().stream().filter(ChangedFile::rules).map(file -> EditPage.standard(file.path())).toList();
            return new Row(request.reference(), request.heading(), request.state().word(), ChangePage.colour(request.state()),
                    standards.size() > 4 ? String.join(", ", standards.subList(0, 4)) + " and " + (standards.size() - 4) + " more" : String.join(", ", standards),
                    request.author(), BusinessTime.write(request.inForceOn()));
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

    @GetMapping(CHANGES + "/{reference}/{standard}")
    String edit(@PathVariable String reference, @PathVariable String standard, Model model) {
        ChangeRequest request = find(reference);
        return edit.draw(request, standard, rules(request, standard), Map.of(), List.of(), model);
    }

    @PostMapping(CHANGES + "/{reference}/{standard}")
    String write(@PathVariable String reference, @PathVariable String standard, @RequestParam Map<String, String> fields,
                 @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        ChangeRequest request = find(reference);
        ChangedFile rules = rules(request, standard);
        Attempt<ChangeRequest> written = drafting.write(user.actor(), reference, version(fields), standard, fields.getOrDefault("rules", ""),
                fields.getOrDefault("examples", ""));
        if (written instanceof Attempt.Refused<ChangeRequest> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return edit.draw(request, standard, rules, fields, List.of(new FieldProblem(refused.field().isEmpty() ? "rules" : refused.field(), refused.reason())), model);
        }
        flash.addFlashAttribute("done", "The draft is saved.");
        return "redirect:" + CHANGES + "/" + reference + (fields.containsKey("on") ? "" : "/" + standard);
    }

    @PostMapping(CHANGES + "/{reference}/standards")
    String add(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
               RedirectAttributes flash, HttpServletResponse response) {
        String standard = fields.getOrDefault("standard", "");
        return answer(reference, drafting.add(user.actor(), reference, version(fields), standard), "standard", standard + " is part of the change now.",
                fields, user, model, flash, response);
    }

    @PostMapping(CHANGES + "/{reference}/{standard}/leave-out")
    String leaveOut(@PathVariable String reference, @PathVariable String standard, @RequestParam Map<String, String> fields,
                    @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        return answer(reference, drafting.leaveOut(user.actor(), reference, version(fields), standard), "standard", standard + " is left as it is.",
                fields, user, model, flash, response);
    }

    @PostMapping(CHANGES + "/{reference}/describe")
    String describe(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                    RedirectAttributes flash, HttpServletResponse response) {
        return answer(reference, drafting.describe(user.actor(), reference, version(fields), fields.getOrDefault("heading", ""),
                fields.getOrDefault("reason", ""), day(fields)), "heading", "Saved.", fields, user, model, flash, response);
    }

    @PostMapping(CHANGES + "/{reference}/bring-up-to-date")
    String bringUpToDate(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                         RedirectAttributes flash, HttpServletResponse response) {
        return answer(reference, drafting.bringUpToDate(user.actor(), reference, version(fields)), "",
                "The draft is up to date. Its story says what was taken over; look at it once more.", fields, user, model, flash, response);
    }

    @PostMapping(CHANGES + "/{reference}/submit")
    String submit(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                  RedirectAttributes flash, HttpServletResponse response) {
        return answer(reference, reviewing.submit(user.actor(), reference, Objects.requireNonNullElse(version(fields), 0)), "",
                "Submitted. Somebody else decides about it now.", fields, user, model, flash, response);
    }

    @PostMapping(CHANGES + "/{reference}/take-back")
    String takeBack(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                    RedirectAttributes flash, HttpServletResponse response) {
        return answer(reference, drafting.takeBack(user.actor(), reference), "", "You can change it again. It needs a new approval then.",
                fields, user, model, flash, response);
    }

    @PostMapping(CHANGES + "/{reference}/withdraw")
    String withdraw(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                    RedirectAttributes flash, HttpServletResponse response) {
        return answer(reference, drafting.withdraw(user.actor(), reference, fields.getOrDefault("why", "")), "why", "Withdrawn.",
                fields, user, model, flash, response);
    }

    @PostMapping(CHANGES + "/{reference}/approve")
    String approve(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                   RedirectAttributes flash, HttpServletResponse response) {
        return answer(reference, reviewing.approve(user, reference, fields.getOrDefault("hash", "")), "", "Approved.", fields, user, model, flash, response);
    }

    @PostMapping(CHANGES + "/{reference}/request-changes")
    String requestChanges(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user,
                          Model model, RedirectAttributes flash, HttpServletResponse response) {
        return answer(reference, reviewing.requestChanges(user, reference, fields.getOrDefault("why", "")), "why",
                "Given back to its writers.", fields, user, model, flash, response);
    }

    @PostMapping(CHANGES + "/{reference}/reject")
    String reject(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                  RedirectAttributes flash, HttpServletResponse response) {
        return answer(reference, reviewing.reject(user, reference, fields.getOrDefault("why", "")), "why", "Rejected.", fields, user, model, flash, response);
    }

    /** Back to the page, or the page as it was with what is wrong. */
    private String answer(String reference, Attempt<ChangeRequest> attempt, String field, String success, Map<String, String> fields, SignedInUser user,
                          Model model, RedirectAttributes flash, HttpServletResponse response) {
        if (attempt instanceof Attempt.Refused<ChangeRequest> refused) {
            ChangeRequest request = find(reference);
            response.setStatus(Problems.status(refused.kind()).value());
            String wrong = field.equals("why") ? "why" : refused.field().isEmpty() ? field : refused.field();
            return page.draw(request, fields, List.of(new FieldProblem(wrong.isEmpty() ? null : wrong, refused.reason())), user, model);
        }
        ChangeRequest changed = ((Attempt.Done<ChangeRequest>) attempt).value();
        flash.addFlashAttribute("done", changed.state() == ChangeState.IN_FORCE ? "Approved and in force as version " + changed.becameVersion() + "." : success);
        return "redirect:" + CHANGES + "/" + reference;
    }

    private ChangeRequest find(String reference) {
        return requests.called(reference).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ChangedFile rules(ChangeRequest request, String standard) {
        return EditPage.file(request, standard, true).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static @Nullable Integer version(Map<String, String> fields) {
        try {
            return Integer.valueOf(fields.getOrDefault("version", ""));
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static @Nullable LocalDate day(Map<String, String> fields) {
        Function<String, Integer> part = name -> Integer.valueOf(fields.getOrDefault("inForceOn-" + name, "").strip());
        try {
            return LocalDate.of(part.apply("year"), part.apply("month"), part.apply("day"));
        } catch (NumberFormatException | DateTimeException notADate) {
            return null;
        }
    }
}

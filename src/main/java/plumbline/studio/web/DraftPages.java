package plumbline.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
import plumbline.core.FieldProblem;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.studio.BringingUpToDate;
import plumbline.studio.ChangeRequest;
import plumbline.studio.ChangedFile;
import plumbline.studio.Drafting;

/** What its writers do with a draft: its texts, what it is called, why it is wanted and from when. */
@Controller
class DraftPages {

    private static final String CHANGES = ChangePages.CHANGES;

    private final Drafting drafting;
    private final BringingUpToDate upToDate;
    private final ChangeAnswer answer;
    private final EditPage edit;

    DraftPages(Drafting drafting, BringingUpToDate upToDate, ChangeAnswer answer, EditPage edit) {
        this.drafting = drafting;
        this.upToDate = upToDate;
        this.answer = answer;
        this.edit = edit;
    }

    @GetMapping(CHANGES + "/{reference}/{standard}")
    String edit(@PathVariable String reference, @PathVariable String standard, @AuthenticationPrincipal SignedInUser user, Model model) {
        ChangeRequest request = answer.find(reference);
        return edit.draw(request, standard, rules(request, standard), Map.of(), List.of(), user, model);
    }

    @PostMapping(CHANGES + "/{reference}/{standard}")
    String write(@PathVariable String reference, @PathVariable String standard, @RequestParam Map<String, String> fields,
                 @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        ChangeRequest request = answer.find(reference);
        ChangedFile rules = rules(request, standard);
        Attempt<ChangeRequest> written = drafting.write(user.actor(), reference, ChangeAnswer.version(fields), standard, fields.getOrDefault("rules", ""),
                fields.getOrDefault("examples", ""));
        if (written instanceof Attempt.Refused<ChangeRequest> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return edit.draw(request, standard, rules, fields, List.of(new FieldProblem(refused.field().isEmpty() ? "rules" : refused.field(), refused.reason())), user, model);
        }
        flash.addFlashAttribute("done", "The draft is saved.");
        return "redirect:" + CHANGES + "/" + reference + (fields.containsKey("on") ? "" : "/" + standard);
    }

    @PostMapping(CHANGES + "/{reference}/standards")
    String add(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
               RedirectAttributes flash, HttpServletResponse response) {
        String standard = fields.getOrDefault("standard", "");
        return answer.to(reference, drafting.add(user.actor(), reference, ChangeAnswer.version(fields), standard), "standard", standard + " is part of the change now.",
                fields, user, model, flash, response);
    }

    @PostMapping(CHANGES + "/{reference}/{standard}/leave-out")
    String leaveOut(@PathVariable String reference, @PathVariable String standard, @RequestParam Map<String, String> fields,
                    @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        return answer.to(reference, drafting.leaveOut(user.actor(), reference, ChangeAnswer.version(fields), standard), "standard", standard + " is left as it is.",
                fields, user, model, flash, response);
    }

    @PostMapping(CHANGES + "/{reference}/describe")
    String describe(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                    RedirectAttributes flash, HttpServletResponse response) {
        return answer.to(reference, drafting.describe(user.actor(), reference, ChangeAnswer.version(fields), fields.getOrDefault("heading", ""),
                fields.getOrDefault("reason", ""), day(fields)), "heading", "Saved.", fields, user, model, flash, response);
    }

    @PostMapping(CHANGES + "/{reference}/bring-up-to-date")
    String bringUpToDate(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                         RedirectAttributes flash, HttpServletResponse response) {
        return answer.to(reference, upToDate.bringUpToDate(user.actor(), reference, ChangeAnswer.version(fields)), "",
                "The draft is up to date. Its story says what was taken over; look at it once more.", fields, user, model, flash, response);
    }

    private static ChangedFile rules(ChangeRequest request, String standard) {
        return EditPage.file(request, standard, true).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
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

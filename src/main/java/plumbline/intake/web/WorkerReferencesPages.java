package plumbline.intake.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.FieldProblem;
import plumbline.core.Page;
import plumbline.identity.SignedInUser;
import plumbline.intake.WorkerReferences;
import plumbline.intake.WorkerReferences.Decision;
import plumbline.organisation.Organisation;

/** The page of references of workers that cannot be reconciled, where somebody who has looked says which are one worker. */
@Controller
@RequestMapping("/imports/workers")
class WorkerReferencesPages {

    private static final String PAGE = "redirect:/imports/workers";

    private final WorkerReferences workers;
    private final Organisation organisation;

    WorkerReferencesPages(WorkerReferences workers, Organisation organisation) {
        this.workers = workers;
        this.organisation = organisation;
    }

    /** Which references a list of the page holds, by the word in its address. */
    private enum Shown {
        ALIKE("Written alike"), NO_STAFF_LIST("In no list of staff"), NO_OTHER_LIST("In no other list"), ONE("One worker"), TWO("Two workers");

        private final String words;

        Shown(String words) {
            this.words = words;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A list of the page, as its link shows it. */
    record ListLink(String code, String words, int count, boolean current) {
    }

    @GetMapping
    String show(@RequestParam(defaultValue = "") String list, @RequestParam(defaultValue = "1") int page, @AuthenticationPrincipal SignedInUser user, Model model) {
        Shown shown = Stream.of(Shown.values()).filter(each -> each.code().equals(list)).findFirst().orElse(Shown.ALIKE);
        Map<Shown, Page<WorkerRow>> lists = new LinkedHashMap<>();
        Stream.of(Shown.values()).forEach(each -> lists.put(each, rows(each, each == shown ? page : 1)));
        model.addAttribute("list", shown.code());
        model.addAttribute("rows", lists.get(shown));
        model.addAttribute("links", lists.entrySet().stream().map(each -> new ListLink(each.getKey().code(), each.getKey().words, each.getValue().total(), each.getKey() == shown)).toList());
        model.addAttribute("mayDecide", MappingPages.mayChange(user));
        return "imports/workers";
    }

    private Page<WorkerRow> rows(Shown shown, int page) {
        return switch (shown) {
            case ALIKE -> workers.alike(page).map(each -> WorkerRow.of(each, organisation));
            case NO_STAFF_LIST -> workers.inNoListOfStaff(page).map(each -> WorkerRow.of(each, organisation));
            case NO_OTHER_LIST -> workers.inNoOtherList(page).map(each -> WorkerRow.of(each, organisation));
            case ONE -> workers.decided(true, page).map(WorkerRow::of);
            case TWO -> workers.decided(false, page).map(WorkerRow::of);
        };
    }

    @GetMapping("/decide")
    String form(@RequestParam(defaultValue = "") String reference, @RequestParam(defaultValue = "") String worker,
                @AuthenticationPrincipal SignedInUser user, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", Map.of("reference", reference, "worker", worker));
            model.addAttribute("problems", Map.of());
            model.addAttribute("errors", List.of());
        }
        model.addAttribute("mayDecide", MappingPages.mayChange(user));
        model.addAttribute("known", Stream.of(reference, worker).distinct().flatMap(each -> workers.known(each).stream()).map(each -> WorkerRow.of(each, organisation)).toList());
        return "imports/worker-decision";
    }

    @PostMapping("/decide")
    String decide(@RequestParam(defaultValue = "") String reference, @RequestParam(defaultValue = "") String worker, @RequestParam(defaultValue = "") String same,
                  @RequestParam(defaultValue = "") String reason, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        Attempt<Decision> attempt = same.equals("yes") || same.equals("no") ? workers.decide(reference, worker, same.equals("yes"), reason, user.actor())
                : Attempt.invalid("same", "Say whether they are one worker or two.");
        if (attempt instanceof Attempt.Refused<Decision> refused) {
            next.addFlashAttribute("form", Map.of("reference", reference, "worker", worker, "same", same, "reason", reason));
            next.addFlashAttribute("problems", Map.of(refused.field(), refused.reason()));
            next.addFlashAttribute("errors", List.of(new FieldProblem(refused.field().isEmpty() ? null : refused.field(), refused.reason())));
            next.addAttribute("reference", reference);
            next.addAttribute("worker", worker);
            return PAGE + "/decide";
        }
        Decision decision = ((Attempt.Done<Decision>) attempt).value();
        next.addFlashAttribute("done", decision.reference() + (decision.same() ? " is read as " + decision.worker() + " from now on. The next evaluation judges them as one worker."
                : " and " + decision.worker() + " are two workers, and are not listed as alike any more."));
        return PAGE;
    }

    @PostMapping("/take-back")
    String takeBack(@RequestParam(defaultValue = "") String reference, @RequestParam(defaultValue = "") String worker, @AuthenticationPrincipal SignedInUser user,
                    RedirectAttributes next) {
        Attempt<Decision> attempt = workers.takeBack(reference, worker, user.actor());
        if (!(attempt instanceof Attempt.Done<Decision> done)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        next.addFlashAttribute("done", "Taken back: " + done.value().reference() + (done.value().same() ? " is no longer read as " : " may be ") + done.value().worker() + "."
                + (done.value().same() ? " The next evaluation judges each by itself." : ""));
        return PAGE;
    }
}

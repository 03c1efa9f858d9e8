package plumbline.establishment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.FieldProblem;
import plumbline.escalation.Succession;
import plumbline.establishment.CellProblem;
import plumbline.establishment.Establishment;
import plumbline.establishment.OrganisationFiles;
import plumbline.establishment.OrganisationPlan;
import plumbline.identity.Problems;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;

/** The page of the organisation: its tree, its files to download, and what uploaded files would change. */
@Controller
@RequestMapping("/organisation")
class OrganisationPages {

    /** So many are listed; whoever puts those right sees the others next. */
    private static final int MOST_PROBLEMS = 50;

    private final Establishment establishment;
    private final OrganisationTree tree;
    private final Succession succession;

    OrganisationPages(Establishment establishment, OrganisationTree tree, Succession succession) {
        this.establishment = establishment;
        this.tree = tree;
        this.succession = succession;
    }

    @GetMapping
    String organisation(@AuthenticationPrincipal SignedInUser user, Model model) {
        return draw(user, List.of(), model);
    }

    @GetMapping("/units.csv")
    ResponseEntity<String> units() {
        return file("units", establishment.unitsFile());
    }

    @GetMapping("/posts.csv")
    ResponseEntity<String> posts() {
        return file("posts", establishment.postsFile());
    }

    @PostMapping("/preview")
    String preview(@RequestParam(required = false) @Nullable MultipartFile units, @RequestParam(required = false) @Nullable MultipartFile posts,
                   @AuthenticationPrincipal SignedInUser user, Model model, HttpServletResponse response) throws IOException {
        Attempt<String> unitsText = UploadedText.of(CellProblem.UNITS, units);
        Attempt<String> postsText = UploadedText.of(CellProblem.POSTS, posts);
        Attempt<OrganisationFiles> files = unitsText.then(first -> postsText.then(second -> first.isBlank() && second.isBlank()
                ? Attempt.invalid(CellProblem.UNITS, "Choose a file of units, a file of posts, or both.") : Attempt.done(new OrganisationFiles(first, second))));
        if (files instanceof Attempt.Done<OrganisationFiles> read) {
            return preview(read.value(), user, model, response);
        }
        Attempt.Refused<OrganisationFiles> refused = (Attempt.Refused<OrganisationFiles>) files;
        return refused(List.of(new FieldProblem(refused.field(), refused.reason())), HttpStatus.UNPROCESSABLE_CONTENT, user, model, response);
    }

    private String preview(OrganisationFiles files, SignedInUser user, Model model, HttpServletResponse response) {
        OrganisationPlan plan = establishment.plan(files);
        if (!plan.problems().isEmpty()) {
            return refused(problems(plan), HttpStatus.UNPROCESSABLE_CONTENT, user, model, response);
        }
        model.addAttribute("plan", PlanView.of(plan, succession));
        model.addAttribute("files", files);
        model.addAttribute("basis", plan.basis());
        return "establishment/preview";
    }

    @PostMapping
    String apply(@RequestParam(defaultValue = "") String units, @RequestParam(defaultValue = "") String posts, @RequestParam(defaultValue = "") String basis,
                 @AuthenticationPrincipal SignedInUser user, Model model, HttpServletResponse response, RedirectAttributes next) {
        Attempt<OrganisationPlan> attempt = establishment.apply(new OrganisationFiles(units, posts), basis, user.actor());
        if (attempt instanceof Attempt.Refused<OrganisationPlan> refused) {
            return refused(List.of(new FieldProblem(CellProblem.UNITS, refused.reason())), Problems.status(refused.kind()), user, model, response);
        }
        int changes = ((Attempt.Done<OrganisationPlan>) attempt).value().changes().size();
        next.addFlashAttribute("done", changes == 1 ? "One change is made." : changes + " changes are made.");
        return "redirect:/organisation";
    }

    private String refused(List<FieldProblem> problems, HttpStatus status, SignedInUser user, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        return draw(user, problems, model);
    }

    private String draw(SignedInUser user, List<FieldProblem> problems, Model model) {
        model.addAttribute("council", tree.council());
        model.addAttribute("mayChange", user.role() == Role.ADMINISTRATOR);
        model.addAttribute("errors", problems);
        model.addAttribute("wrong", problems.stream().collect(Collectors.toMap(problem -> String.valueOf(problem.field()), problem -> "Put right what is listed at the top of the page",
                (one, other) -> one)));
        return "establishment/organisation";
    }

    private static List<FieldProblem> problems(OrganisationPlan plan) {
        List<FieldProblem> problems = new ArrayList<>(plan.problems().stream().limit(MOST_PROBLEMS)
                .map(problem -> new FieldProblem(problem.file(), problem.sentence())).toList());
        int more = plan.problems().size() - problems.size();
        if (more > 0) {
            problems.add(new FieldProblem(plan.problems().get(0).file(), more + " more problems are not listed; put these right first"));
        }
        return problems;
    }

    /** The mark in front lets spreadsheets see that it is UTF-8. */
    private static ResponseEntity<String> file(String name, String text) {
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8")).body("\ufeff" + text);
    }
}

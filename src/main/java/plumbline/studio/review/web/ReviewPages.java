package plumbline.studio.review.web;

import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.core.Page;
import plumbline.identity.Choices;
import plumbline.identity.Problems;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.studio.review.DecidedReview;
import plumbline.studio.review.ReviewDecision;
import plumbline.studio.review.StandardReview;
import plumbline.studio.review.StandardReviews;
import plumbline.studio.review.web.ReviewView.ReviewedView;

/** The reviews of all standards, and the page on which one is kept, changed or retired. */
@Controller
class ReviewPages {

    private static final String REVIEWS = "/standards/reviews";
    private static final int ON_A_PAGE = 25;

    private final StandardReviews reviews;

    ReviewPages(StandardReviews reviews) {
        this.reviews = reviews;
    }

    /** Somebody's word that it is of no use, for reading. */
    record Vote(String username, String reason, String at) {
    }

    @GetMapping(REVIEWS)
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        List<StandardReview> all = reviews.all();
        model.addAttribute("overdue", all.stream().filter(StandardReview::overdue).count());
        model.addAttribute("rows", Page.of(all, page, ON_A_PAGE).map(ReviewView::of));
        return "studio/reviews";
    }

    @GetMapping(REVIEWS + "/{standard}")
    String review(@PathVariable String standard, @AuthenticationPrincipal SignedInUser user, Model model) {
        return draw(standard, Map.of(), List.of(), user, model);
    }

    @PostMapping(REVIEWS + "/{standard}")
    String decide(@PathVariable String standard, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                  RedirectAttributes flash, HttpServletResponse response) {
        Optional<ReviewDecision> decision = Stream.of(ReviewDecision.values()).filter(each -> each.name().equals(fields.get("decision"))).findFirst();
        Attempt<DecidedReview> decided = reviews.decide(user.actor(), standard, decision.orElse(null), fields.getOrDefault("reason", ""));
        return answer(standard, decided.map(done -> done.changeRequest() == null ? "Decided: it is kept." : "Decided. " + done.changeRequest()
                + " has begun; somebody else approves it."), fields, user, model, flash, response);
    }

    @PostMapping(REVIEWS + "/{standard}/votes")
    String vote(@PathVariable String standard, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                RedirectAttributes flash, HttpServletResponse response) {
        return answer(standard, reviews.notUseful(user.actor(), standard, fields.getOrDefault("why", "")).map(done -> "Noted. Whoever reviews the standard reads it."),
                fields, user, model, flash, response);
    }

    private String answer(String standard, Attempt<String> attempt, Map<String, String> fields, SignedInUser user, Model model, RedirectAttributes flash,
                          HttpServletResponse response) {
        if (attempt instanceof Attempt.Refused<String> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return draw(standard, fields, List.of(new FieldProblem(refused.field().isEmpty() ? null : refused.field(), refused.reason())), user, model);
        }
        flash.addFlashAttribute("done", ((Attempt.Done<String>) attempt).value());
        return "redirect:" + REVIEWS + "/" + standard;
    }

    private String draw(String standard, Map<String, String> typed, List<FieldProblem> problems, SignedInUser user, Model model) {
        StandardReview review = reviews.of(standard).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("review", ReviewView.of(review));
        model.addAttribute("decisions", reviews.decisions(standard).stream().map(ReviewedView::of).toList());
        model.addAttribute("votes", reviews.votes(standard).stream().map(vote -> new Vote(vote.username(), vote.reason(), BusinessTime.write(vote.at()))).toList());
        model.addAttribute("decides", user.role() == Role.POLICY_AUTHOR);
        model.addAttribute("mayVote", user.role() != Role.AUDITOR);
        model.addAttribute("choices", Choices.anyOr("Choose", Stream.of(ReviewDecision.values()).toList(), Enum::name, ReviewDecision::words));
        model.addAttribute("form", Map.of("decision", typed.getOrDefault("decision", ""), "reason", typed.getOrDefault("reason", ""), "why", typed.getOrDefault("why", "")));
        model.addAttribute("errors", problems);
        model.addAttribute("wrong", wrong(problems));
        return "studio/review";
    }

    private static Map<String, String> wrong(List<FieldProblem> problems) {
        @Nullable String field = problems.isEmpty() ? null : problems.get(0).field();
        return field == null ? Map.of() : Map.of(field, problems.get(0).words());
    }
}

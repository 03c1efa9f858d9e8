package plumbline.studio.review.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import plumbline.core.Attempt;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.studio.review.ReviewDecision;
import plumbline.studio.review.StandardReviews;
import plumbline.studio.review.web.ReviewView.ReviewedView;

/** The six-month review over the API. */
@RestController
@RequestMapping("/api/v1/standard-reviews")
class ReviewApi {

    /** What is decided, and why. */
    record Decision(@Nullable ReviewDecision decision, @Nullable String reason) {
    }

    /** Why a standard is of no use. */
    record NotUseful(@Nullable String reason) {
    }

    private final StandardReviews reviews;

    ReviewApi(StandardReviews reviews) {
        this.reviews = reviews;
    }

    @GetMapping
    List<ReviewView> all() {
        return ReviewView.of(reviews.all());
    }

    @PostMapping("/{standard}")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReviewedView.class)))
    ResponseEntity<Object> decide(@PathVariable String standard, @RequestBody Decision decision, @AuthenticationPrincipal SignedInUser user) {
        return answer(reviews.decide(user.actor(), standard, decision.decision(), Objects.requireNonNullElse(decision.reason(), "")).map(ReviewedView::of));
    }

    @PostMapping("/{standard}/votes")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReviewView.class)))
    ResponseEntity<Object> vote(@PathVariable String standard, @RequestBody NotUseful vote, @AuthenticationPrincipal SignedInUser user) {
        return answer(reviews.notUseful(user.actor(), standard, Objects.requireNonNullElse(vote.reason(), "")).map(ReviewView::of));
    }

    private static ResponseEntity<Object> answer(Attempt<?> attempt) {
        return attempt instanceof Attempt.Refused<?> refused ? Problems.of(refused) : ResponseEntity.ok(((Attempt.Done<?>) attempt).value());
    }
}

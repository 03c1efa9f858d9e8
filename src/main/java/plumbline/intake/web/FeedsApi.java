package plumbline.intake.web;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import plumbline.core.Attempt;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.intake.freshness.FeedName;
import plumbline.intake.freshness.FeedState;
import plumbline.intake.freshness.Freshness;

/** Feeds over the API: how fresh each is, when it should come, and why a small one is right. */
@RestController
@RequestMapping("/api/v1/imports/feeds")
class FeedsApi {

    private final Freshness freshness;
    private final Clock clock;

    FeedsApi(Freshness freshness, Clock clock) {
        this.freshness = freshness;
        this.clock = clock;
    }

    /** All feeds, those with a trouble first. */
    record FeedsView(List<FeedStateView> feeds) {
    }

    /** When a feed should come: every so many days, with days of grace, and at least so many percent of its usual rows; and the unit that answers for it. */
    record ExpectationForm(@Nullable String feed, @Nullable Integer everyDays, @Nullable Integer graceDays, @Nullable Integer smallestPercent,
                           @Nullable String answers) {
    }

    /** Why the last file of a feed is right as it is. */
    record ConfirmationForm(@Nullable String feed, @Nullable String reason) {
    }

    @GetMapping
    FeedsView list() {
        return new FeedsView(freshness.feeds(clock.instant()).stream().map(FeedStateView::of).toList());
    }

    @PostMapping("/expect")
    ResponseEntity<Object> expect(@RequestBody ExpectationForm form, @AuthenticationPrincipal SignedInUser user) {
        return answer(freshness.expect(name(form.feed()), number(form.everyDays()), number(form.graceDays()), number(form.smallestPercent()),
                ImportWords.unit(form.answers()), user.actor()));
    }

    @PostMapping("/confirm")
    ResponseEntity<Object> confirm(@RequestBody ConfirmationForm form, @AuthenticationPrincipal SignedInUser user) {
        return answer(freshness.confirm(name(form.feed()), form.reason() == null ? "" : form.reason(), user.actor()));
    }

    private static FeedName name(@Nullable String feed) {
        return new FeedName(feed == null ? "" : feed);
    }

    /** What is not said is no number that could be right. */
    private static int number(@Nullable Integer number) {
        return number == null ? -1 : number;
    }

    private static ResponseEntity<Object> answer(Attempt<FeedState> attempt) {
        return attempt instanceof Attempt.Refused<FeedState> refused ? Problems.of(refused)
                : ResponseEntity.ok(FeedStateView.of(((Attempt.Done<FeedState>) attempt).value()));
    }
}

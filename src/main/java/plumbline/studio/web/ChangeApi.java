package plumbline.studio.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import plumbline.core.Attempt;
import plumbline.core.Page;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.studio.ChangeRequest;
import plumbline.studio.ChangeRequests;
import plumbline.studio.ChangeState;
import plumbline.studio.Drafting;
import plumbline.studio.ExchangingRules;
import plumbline.studio.Reviewing;
import plumbline.studio.TryingOnLiveFacts;
import plumbline.studio.web.TrialView.ProblemView;

/** Change requests over the API. */
@RestController
@RequestMapping("/api/v1/change-requests")
class ChangeApi {

    /** The standard to change. */
    record Beginning(@Nullable String standard) {
    }

    /** The texts of a standard; {@code version} is that of the draft the sender saw. */
    record Texts(@Nullable Integer version, @Nullable String rules, @Nullable String examples) {
    }

    /** What the change is, why it is wanted, and from when. */
    record Description(@Nullable Integer version, @Nullable String heading, @Nullable String reason, @Nullable LocalDate inForceOn) {
    }

    /** The version of the draft that the sender saw. */
    record Seen(@Nullable Integer version) {
    }

    /** The hash of what was read and is approved. */
    record Approval(@Nullable String hash) {
    }

    /** Why. */
    record Reason(@Nullable String reason) {
    }

    /** The id of the what-if that has started. */
    record Started(UUID whatIf) {
    }

    /** A text that somebody is writing: the path of its file and what it says. */
    record Text(@Nullable String path, @Nullable String text) {
    }

    private final ChangeRequests requests;
    private final Drafting drafting;
    private final Reviewing reviewing;

    private final ExchangingRules exchange;
    private final TryingOnLiveFacts liveFacts;

    ChangeApi(ChangeRequests requests, Drafting drafting, Reviewing reviewing, ExchangingRules exchange, TryingOnLiveFacts liveFacts) {
        this.requests = requests;
        this.drafting = drafting;
        this.reviewing = reviewing;
        this.exchange = exchange;
        this.liveFacts = liveFacts;
    }

    @GetMapping
    Page<ChangeView> list(@RequestParam(required = false) @Nullable ChangeState state, @RequestParam(defaultValue = "1") int page) {
        return requests.page(state, page).map(request -> ChangeView.of(request, List.of()));
    }

    @GetMapping("/{reference}")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ChangeView.class)))
    ResponseEntity<Object> request(@PathVariable String reference) {
        return answer(find(reference));
    }

    @PostMapping
    ResponseEntity<Object> begin(@RequestBody Beginning beginning, @AuthenticationPrincipal SignedInUser user) {
        return answer(drafting.begin(user.actor(), orEmpty(beginning.standard())));
    }

    @PostMapping("/import")
    ResponseEntity<Object> take(@RequestParam("file") MultipartFile file, @AuthenticationPrincipal SignedInUser user) throws IOException {
        return answer(exchange.take(user.actor(), file.getInputStream()));
    }

    @PostMapping("/{reference}/what-if")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Started.class)))
    ResponseEntity<Object> whatIf(@PathVariable String reference, @AuthenticationPrincipal SignedInUser user) {
        Attempt<Started> started = find(reference).then(request -> liveFacts.start(request, user.actor())).map(id -> new Started(id.value()));
        return started instanceof Attempt.Refused<Started> refused ? Problems.of(refused) : ResponseEntity.ok(((Attempt.Done<Started>) started).value());
    }

    @PostMapping("/look")
    List<ProblemView> look(@RequestBody Text text) {
        return requests.look(orEmpty(text.path()), orEmpty(text.text())).stream().map(ProblemView::of).toList();
    }

    @PostMapping("/{reference}/standards")
    ResponseEntity<Object> add(@PathVariable String reference, @RequestBody Beginning standard, @AuthenticationPrincipal SignedInUser user) {
        return answer(drafting.add(user.actor(), reference, null, orEmpty(standard.standard())));
    }

    @PostMapping("/{reference}/standards/{id}")
    ResponseEntity<Object> write(@PathVariable String reference, @PathVariable String id, @RequestBody Texts texts,
                                 @AuthenticationPrincipal SignedInUser user) {
        return answer(drafting.write(user.actor(), reference, texts.version(), id, orEmpty(texts.rules()), orEmpty(texts.examples())));
    }

    @PostMapping("/{reference}/standards/{id}/leave-out")
    ResponseEntity<Object> leaveOut(@PathVariable String reference, @PathVariable String id, @AuthenticationPrincipal SignedInUser user) {
        return answer(drafting.leaveOut(user.actor(), reference, null, id));
    }

    @PostMapping("/{reference}/description")
    ResponseEntity<Object> describe(@PathVariable String reference, @RequestBody Description description, @AuthenticationPrincipal SignedInUser user) {
        return answer(drafting.describe(user.actor(), reference, description.version(), orEmpty(description.heading()), orEmpty(description.reason()),
                description.inForceOn()));
    }

    @PostMapping("/{reference}/trial")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TrialView.class)))
    ResponseEntity<Object> tryOut(@PathVariable String reference) {
        Attempt<TrialView> tried = find(reference).then(requests::tryOut).map(TrialView::of);
        return tried instanceof Attempt.Refused<TrialView> refused ? Problems.of(refused) : ResponseEntity.ok(((Attempt.Done<TrialView>) tried).value());
    }

    @PostMapping("/{reference}/bring-up-to-date")
    ResponseEntity<Object> bringUpToDate(@PathVariable String reference, @RequestBody Seen seen, @AuthenticationPrincipal SignedInUser user) {
        return answer(drafting.bringUpToDate(user.actor(), reference, seen.version()));
    }

    @PostMapping("/{reference}/submit")
    ResponseEntity<Object> submit(@PathVariable String reference, @RequestBody Seen seen, @AuthenticationPrincipal SignedInUser user) {
        return answer(find(reference).then(request -> reviewing.submit(user.actor(), reference, Objects.requireNonNullElse(seen.version(), request.version()))));
    }

    @PostMapping("/{reference}/take-back")
    ResponseEntity<Object> takeBack(@PathVariable String reference, @AuthenticationPrincipal SignedInUser user) {
        return answer(drafting.takeBack(user.actor(), reference));
    }

    @PostMapping("/{reference}/withdraw")
    ResponseEntity<Object> withdraw(@PathVariable String reference, @RequestBody Reason reason, @AuthenticationPrincipal SignedInUser user) {
        return answer(drafting.withdraw(user.actor(), reference, orEmpty(reason.reason())));
    }

    @PostMapping("/{reference}/approve")
    ResponseEntity<Object> approve(@PathVariable String reference, @RequestBody Approval approval, @AuthenticationPrincipal SignedInUser user) {
        return answer(reviewing.approve(user, reference, orEmpty(approval.hash())));
    }

    @PostMapping("/{reference}/request-changes")
    ResponseEntity<Object> requestChanges(@PathVariable String reference, @RequestBody Reason reason, @AuthenticationPrincipal SignedInUser user) {
        return answer(reviewing.requestChanges(user, reference, orEmpty(reason.reason())));
    }

    @PostMapping("/{reference}/reject")
    ResponseEntity<Object> reject(@PathVariable String reference, @RequestBody Reason reason, @AuthenticationPrincipal SignedInUser user) {
        return answer(reviewing.reject(user, reference, orEmpty(reason.reason())));
    }

    private Attempt<ChangeRequest> find(String reference) {
        return requests.called(reference).map(Attempt::done).orElseGet(() -> Attempt.notFound("There is no such change request."));
    }

    private ResponseEntity<Object> answer(Attempt<ChangeRequest> attempt) {
        return attempt instanceof Attempt.Refused<ChangeRequest> refused ? Problems.of(refused)
                : ResponseEntity.ok(ChangeView.of(((Attempt.Done<ChangeRequest>) attempt).value(), requests.story(((Attempt.Done<ChangeRequest>) attempt).value())));
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}

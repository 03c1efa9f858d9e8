package plumbline.studio.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
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
import plumbline.core.Page;
import plumbline.identity.SignedInUser;
import plumbline.studio.BringingUpToDate;
import plumbline.studio.ChangeRequests;
import plumbline.studio.ChangeState;
import plumbline.studio.Drafting;
import plumbline.studio.ExchangingRules;
import plumbline.studio.ListedChange;
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

    /** The id of the what-if that has started. */
    record Started(UUID whatIf) {
    }

    /** A text that somebody is writing: the path of its file and what it says. */
    record Text(@Nullable String path, @Nullable String text) {
    }

    private final ChangeRequests requests;
    private final Drafting drafting;
    private final BringingUpToDate upToDate;
    private final ChangeAnswers answers;
    private final ExchangingRules exchange;
    private final TryingOnLiveFacts liveFacts;

    ChangeApi(ChangeRequests requests, Drafting drafting, BringingUpToDate upToDate, ChangeAnswers answers, ExchangingRules exchange,
              TryingOnLiveFacts liveFacts) {
        this.requests = requests;
        this.drafting = drafting;
        this.upToDate = upToDate;
        this.answers = answers;
        this.exchange = exchange;
        this.liveFacts = liveFacts;
    }

    @GetMapping
    Page<ListedChange> list(@RequestParam(required = false) @Nullable ChangeState state, @RequestParam(defaultValue = "1") int page) {
        return requests.page(state, page);
    }

    @GetMapping("/{reference}")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ChangeView.class)))
    ResponseEntity<Object> request(@PathVariable String reference) {
        return answers.of(answers.find(reference));
    }

    @PostMapping
    ResponseEntity<Object> begin(@RequestBody Beginning beginning, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(drafting.begin(user.actor(), ChangeAnswers.orEmpty(beginning.standard())));
    }

    @PostMapping("/import")
    ResponseEntity<Object> take(@RequestParam("file") MultipartFile file, @AuthenticationPrincipal SignedInUser user) throws IOException {
        return answers.of(exchange.take(user.actor(), file.getInputStream()));
    }

    @PostMapping("/{reference}/what-if")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Started.class)))
    ResponseEntity<Object> whatIf(@PathVariable String reference, @AuthenticationPrincipal SignedInUser user) {
        return ChangeAnswers.any(answers.find(reference).then(request -> liveFacts.start(request, user.actor())).map(id -> new Started(id.value())));
    }

    @PostMapping("/look")
    List<ProblemView> look(@RequestBody Text text) {
        return requests.look(ChangeAnswers.orEmpty(text.path()), ChangeAnswers.orEmpty(text.text())).stream().map(ProblemView::of).toList();
    }

    @PostMapping("/{reference}/standards")
    ResponseEntity<Object> add(@PathVariable String reference, @RequestBody Beginning standard, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(drafting.add(user.actor(), reference, null, ChangeAnswers.orEmpty(standard.standard())));
    }

    @PostMapping("/{reference}/standards/{id}")
    ResponseEntity<Object> write(@PathVariable String reference, @PathVariable String id, @RequestBody Texts texts,
                                 @AuthenticationPrincipal SignedInUser user) {
        return answers.of(drafting.write(user.actor(), reference, texts.version(), id, ChangeAnswers.orEmpty(texts.rules()), ChangeAnswers.orEmpty(texts.examples())));
    }

    @PostMapping("/{reference}/standards/{id}/leave-out")
    ResponseEntity<Object> leaveOut(@PathVariable String reference, @PathVariable String id, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(drafting.leaveOut(user.actor(), reference, null, id));
    }

    @PostMapping("/{reference}/description")
    ResponseEntity<Object> describe(@PathVariable String reference, @RequestBody Description description, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(drafting.describe(user.actor(), reference, description.version(), ChangeAnswers.orEmpty(description.heading()), ChangeAnswers.orEmpty(description.reason()),
                description.inForceOn()));
    }

    @PostMapping("/{reference}/trial")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TrialView.class)))
    ResponseEntity<Object> tryOut(@PathVariable String reference) {
        return ChangeAnswers.any(answers.find(reference).then(requests::tryOut).map(TrialView::of));
    }

    @PostMapping("/{reference}/bring-up-to-date")
    ResponseEntity<Object> bringUpToDate(@PathVariable String reference, @RequestBody Seen seen, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(upToDate.bringUpToDate(user.actor(), reference, seen.version()));
    }
}

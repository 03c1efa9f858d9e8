package plumbline.escalation.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import plumbline.core.Attempt;
import plumbline.core.Severity;
import plumbline.escalation.ConfirmingConcern;
import plumbline.escalation.concern.Concerns;
import plumbline.escalation.concern.RaisedConcern;
import plumbline.escalation.concern.Raiser;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;

/** Concerns raised by hand, over the API. */
@RestController
class ConcernApi {

    /** A concern to raise; {@code anyway} although one like it is open. */
    record ConcernRequest(@Nullable Raiser raisedBy, @Nullable String relation, @Nullable String unit, @Nullable String providerRef,
                          @Nullable String personRef, @Nullable String aboutStandard, @Nullable Severity severity, @Nullable String words,
                          boolean anyway) {
        RaisedConcern.Draft draft() {
            return new RaisedConcern.Draft(raisedBy, Words.orEmpty(relation), Words.orEmpty(unit), Words.orEmpty(providerRef),
                    Words.orEmpty(personRef), Words.orEmpty(aboutStandard), severity, Words.orEmpty(words));
        }
    }

    /** A concern with everything it says. */
    record ConcernView(String id, String reference, String breach, String raisedBy, String relation, String unit, String providerRef,
                       String personRef, String aboutStandard, String severity, String words, String recordedBy, Instant raisedAt, boolean putRight) {
        static ConcernView of(RaisedConcern concern) {
            return new ConcernView(concern.id().toString(), concern.reference(), concern.breach().toString(), concern.raisedBy().name(),
                    concern.relation(), concern.unit().value(), concern.providerRef(), concern.personRef(), concern.aboutStandard(),
                    concern.severity().name(), concern.words(), concern.recordedBy(), concern.raisedAt(), concern.confirmation() != null);
        }
    }

    /** That a concern is put right; {@code version} as for other tasks. */
    record ConfirmationRequest(@Nullable Integer version, @Nullable String evidence, @Nullable String answer) {
    }

    private final Concerns concerns;
    private final ConfirmingConcern confirming;
    private final EscalationApi reading;

    ConcernApi(Concerns concerns, ConfirmingConcern confirming, EscalationApi reading) {
        this.concerns = concerns;
        this.confirming = confirming;
        this.reading = reading;
    }

    @GetMapping("/api/v1/concerns")
    List<ConcernView> concerns(@AuthenticationPrincipal SignedInUser user) {
        return concerns.seenBy(user).stream().map(ConcernView::of).toList();
    }

    @PostMapping("/api/v1/concerns")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ConcernView.class)))
    ResponseEntity<Object> raise(@RequestBody ConcernRequest request, @AuthenticationPrincipal SignedInUser user) {
        RaisedConcern.Draft draft = request.draft();
        List<RaisedConcern> like = request.anyway() || concerns.problem(draft).isPresent() ? List.of() : concerns.like(draft);
        if (!like.isEmpty()) {
            return Problems.of(new Attempt.Refused<>(Attempt.Kind.NOT_NOW, "One like it is open: " + like.get(0).reference()
                    + ". Send it with \"anyway\" if it is another one."));
        }
        Attempt<RaisedConcern> attempt = concerns.raise(user, draft);
        return attempt instanceof Attempt.Done<RaisedConcern> done ? ResponseEntity.status(HttpStatus.CREATED).body(ConcernView.of(done.value()))
                : Problems.of((Attempt.Refused<RaisedConcern>) attempt);
    }

    @PostMapping("/api/v1/tasks/{id}/confirm-concern")
    ResponseEntity<Object> confirm(@PathVariable UUID id, @RequestBody ConfirmationRequest request, @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, confirming.confirm(Changes.of(id, request.version(), user), Words.orEmpty(request.evidence()),
                Words.orEmpty(request.answer())));
    }
}

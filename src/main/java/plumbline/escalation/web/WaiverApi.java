package plumbline.escalation.web;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
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
import org.springframework.web.bind.annotation.RestController;
import plumbline.breaches.Waiver;
import plumbline.breaches.Waivers;
import plumbline.escalation.Waiving;
import plumbline.identity.SignedInUser;

/** Waivers over the API. */
@RestController
@RequestMapping("/api/v1")
class WaiverApi {

    /** Asking for a waiver. {@code version} is the one the sender saw; {@code until} the last day. */
    record WaiverRequest(@Nullable Integer version, @Nullable UUID breach, @Nullable String reason, @Nullable LocalDate until) {
    }

    /** A waiver as the API gives it; {@code until} is its last day. */
    record WaiverView(String id, String breach, String state, String askedBy, Instant askedAt, String reason, LocalDate until,
                     @Nullable String decidedBy, @Nullable Instant decidedAt, String comment, @Nullable Instant endedAt) {
        static WaiverView of(Waiver waiver) {
            return new WaiverView(waiver.id().toString(), waiver.breach().toString(), waiver.state().name(),
                    waiver.askedBy().words(), waiver.askedAt(), waiver.reason(), waiver.until(),
                    waiver.decidedBy() == null ? null : waiver.decidedBy().words(), waiver.decidedAt(), waiver.comment(), waiver.endedAt());
        }
    }

    private final EscalationApi reading;
    private final Waivers waivers;
    private final Waiving waiving;

    WaiverApi(EscalationApi reading, Waivers waivers, Waiving waiving) {
        this.reading = reading;
        this.waivers = waivers;
        this.waiving = waiving;
    }

    @GetMapping("/waivers")
    List<WaiverView> inForce() {
        return waivers.in(Waiver.State.IN_FORCE).stream().map(WaiverView::of).toList();
    }

    @GetMapping("/escalations/{id}/waivers")
    @ApiResponse(responseCode = "200", content = @Content(array = @ArraySchema(schema = @Schema(implementation = WaiverView.class))))
    ResponseEntity<Object> of(@PathVariable UUID id) {
        return reading.orNotFound(id, summary -> waiving.of(summary.escalation().id()).stream().map(WaiverView::of).toList());
    }

    @PostMapping("/tasks/{id}/waivers")
    ResponseEntity<Object> ask(@PathVariable UUID id, @RequestBody WaiverRequest request, @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, waiving.ask(Changes.of(id, request.version(), user), request.breach(), Words.orEmpty(request.reason()), request.until()));
    }

    @PostMapping("/tasks/{id}/waivers/{waiver}/approve")
    ResponseEntity<Object> approve(@PathVariable UUID id, @PathVariable UUID waiver, @RequestBody(required = false) @Nullable ExceptionAnswer answer,
                                   @AuthenticationPrincipal SignedInUser user) {
        ExceptionAnswer given = ExceptionAnswer.orEmpty(answer);
        return reading.answer(id, waiving.approve(Changes.of(id, given.version(), user), waiver, Words.orEmpty(given.comment())));
    }

    @PostMapping("/tasks/{id}/waivers/{waiver}/refuse")
    ResponseEntity<Object> refuse(@PathVariable UUID id, @PathVariable UUID waiver, @RequestBody(required = false) @Nullable ExceptionAnswer answer,
                                  @AuthenticationPrincipal SignedInUser user) {
        ExceptionAnswer given = ExceptionAnswer.orEmpty(answer);
        return reading.answer(id, waiving.refuse(Changes.of(id, given.version(), user), waiver, Words.orEmpty(given.comment())));
    }

    @PostMapping("/tasks/{id}/waivers/{waiver}/end")
    ResponseEntity<Object> end(@PathVariable UUID id, @PathVariable UUID waiver, @RequestBody(required = false) @Nullable ExceptionAnswer answer,
                               @AuthenticationPrincipal SignedInUser user) {
        ExceptionAnswer given = ExceptionAnswer.orEmpty(answer);
        return reading.answer(id, waiving.clear(Changes.of(id, given.version(), user), waiver, Words.orEmpty(given.comment())));
    }
}

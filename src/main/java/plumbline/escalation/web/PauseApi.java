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
import plumbline.escalation.Notice;
import plumbline.escalation.Notices;
import plumbline.escalation.Pause;
import plumbline.escalation.Pauses;
import plumbline.escalation.Pausing;
import plumbline.identity.SignedInUser;

/** Pauses over the API, and what a person is told when one ends. */
@RestController
@RequestMapping("/api/v1")
class PauseApi {

    /** Asking for a pause. {@code version} is the one the sender saw; {@code until} the last day. */
    record PauseRequest(@Nullable Integer version, @Nullable String reason, @Nullable LocalDate until) {
    }

    /** A pause as the API gives it; {@code until} is its last day. */
    record PauseView(String id, String escalation, int number, String state, String askedBy, Instant askedAt, String reason, LocalDate until,
                     @Nullable String decidedBy, @Nullable Instant decidedAt, String comment, @Nullable Instant endedAt) {
        static PauseView of(Pause pause) {
            return new PauseView(pause.id().toString(), pause.escalation().value().toString(), pause.number(), pause.state().name(),
                    pause.askedBy().words(), pause.askedAt(), pause.reason(), pause.until(),
                    pause.decidedBy() == null ? null : pause.decidedBy().words(), pause.decidedAt(), pause.comment(), pause.endedAt());
        }
    }

    /** What a person is told; {@code escalation} is missing when it is about something else, whose page is at {@code address}. */
    record Told(String id, @Nullable String escalation, String reference, String address, Instant at, String words) {
        static Told of(Notice notice) {
            return new Told(notice.id().toString(), notice.escalation() == null ? null : notice.escalation().value().toString(), notice.reference(),
                    notice.address(), notice.at(), notice.words());
        }
    }

    private final EscalationApi reading;
    private final Pauses pauses;
    private final Pausing pausing;
    private final Notices notices;

    PauseApi(EscalationApi reading, Pauses pauses, Pausing pausing, Notices notices) {
        this.reading = reading;
        this.pauses = pauses;
        this.pausing = pausing;
        this.notices = notices;
    }

    @GetMapping("/pauses")
    List<PauseView> inForce() {
        return pauses.inForce().stream().map(PauseView::of).toList();
    }

    @GetMapping("/escalations/{id}/pauses")
    @ApiResponse(responseCode = "200", content = @Content(array = @ArraySchema(schema = @Schema(implementation = PauseView.class))))
    ResponseEntity<Object> of(@PathVariable UUID id) {
        return reading.orNotFound(id, summary -> pauses.of(summary.escalation().id()).stream().map(PauseView::of).toList());
    }

    @PostMapping("/tasks/{id}/pauses")
    ResponseEntity<Object> ask(@PathVariable UUID id, @RequestBody PauseRequest request, @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, pausing.ask(Changes.of(id, request.version(), user), Words.orEmpty(request.reason()), request.until()));
    }

    @PostMapping("/tasks/{id}/pauses/{pause}/approve")
    ResponseEntity<Object> approve(@PathVariable UUID id, @PathVariable UUID pause, @RequestBody(required = false) @Nullable ExceptionAnswer answer,
                                   @AuthenticationPrincipal SignedInUser user) {
        ExceptionAnswer given = ExceptionAnswer.orEmpty(answer);
        return reading.answer(id, pausing.approve(Changes.of(id, given.version(), user), pause, Words.orEmpty(given.comment())));
    }

    @PostMapping("/tasks/{id}/pauses/{pause}/refuse")
    ResponseEntity<Object> refuse(@PathVariable UUID id, @PathVariable UUID pause, @RequestBody(required = false) @Nullable ExceptionAnswer answer,
                                  @AuthenticationPrincipal SignedInUser user) {
        ExceptionAnswer given = ExceptionAnswer.orEmpty(answer);
        return reading.answer(id, pausing.refuse(Changes.of(id, given.version(), user), pause, Words.orEmpty(given.comment())));
    }

    @PostMapping("/tasks/{id}/pauses/{pause}/end")
    ResponseEntity<Object> end(@PathVariable UUID id, @PathVariable UUID pause, @RequestBody(required = false) @Nullable ExceptionAnswer answer,
                               @AuthenticationPrincipal SignedInUser user) {
        ExceptionAnswer given = ExceptionAnswer.orEmpty(answer);
        return reading.answer(id, pausing.clear(Changes.of(id, given.version(), user), pause, Words.orEmpty(given.comment())));
    }

    @GetMapping("/tasks/notices")
    List<Told> notices(@AuthenticationPrincipal SignedInUser user) {
        return notices.unread(user.username()).stream().map(Told::of).toList();
    }

    @PostMapping("/tasks/notices/{notice}/read")
    List<Told> read(@PathVariable UUID notice, @AuthenticationPrincipal SignedInUser user) {
        notices.read(notice, user.username());
        return notices(user);
    }
}

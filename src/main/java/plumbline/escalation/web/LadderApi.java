package plumbline.escalation.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
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
import org.springframework.web.bind.annotation.RestController;
import plumbline.escalation.Change;
import plumbline.escalation.Escalation;
import plumbline.escalation.Holding;
import plumbline.escalation.PathAhead;
import plumbline.escalation.SpecialRoutes;
import plumbline.identity.SignedInUser;

/** The ladder over the API: where an escalation goes from here, and moving it by hand. */
@RestController
class LadderApi {

    /**
     * What a move sends.
     *
     * @param version the version the sender saw; if given, refused when it has changed since
     */
    record Reason(@Nullable Integer version, @Nullable String reason) {
    }

    /** Where an escalation goes if nobody does anything more, and who knows of it. */
    record LadderView(List<AheadView> ahead, String duty, List<String> alsoTold, List<SpecialRoutes.Told> told, String support, String calledIn) {
    }

    /** A tier to come; {@code whateverIsDone} when it goes there even if every step is done in time. */
    record AheadView(int tier, String tierName, @Nullable String holder, Instant after, boolean whateverIsDone) {
    }

    private final EscalationApi reading;
    private final PathAhead path;
    private final SpecialRoutes routes;
    private final Holding holding;
    private final Wording wording;

    LadderApi(EscalationApi reading, PathAhead path, SpecialRoutes routes, Holding holding, Wording wording) {
        this.reading = reading;
        this.path = path;
        this.routes = routes;
        this.holding = holding;
        this.wording = wording;
    }

    @GetMapping("/api/v1/escalations/{id}/ladder")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LadderView.class)))
    ResponseEntity<Object> ladder(@PathVariable UUID id) {
        return reading.orNotFound(id, summary -> view(summary.escalation()));
    }

    @PostMapping("/api/v1/tasks/{id}/hand-up")
    ResponseEntity<Object> handUp(@PathVariable UUID id, @RequestBody(required = false) @Nullable Reason reason,
                                  @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, holding.handUp(change(id, reason, user), words(reason)));
    }

    @PostMapping("/api/v1/tasks/{id}/hand-down")
    ResponseEntity<Object> handDown(@PathVariable UUID id, @RequestBody(required = false) @Nullable Reason reason,
                                    @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, holding.handDown(change(id, reason, user), words(reason)));
    }

    @PostMapping("/api/v1/tasks/{id}/support")
    ResponseEntity<Object> callIn(@PathVariable UUID id, @RequestBody(required = false) @Nullable Reason reason,
                                  @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, routes.callIn(change(id, reason, user), words(reason)));
    }

    private LadderView view(Escalation escalation) {
        SpecialRoutes.Routes special = routes.of(escalation);
        Words words = wording.now();
        return new LadderView(path.of(escalation).stream().map(ahead -> new AheadView(ahead.tier(), words.tier(ahead.tier()), ahead.holder(),
                ahead.after(), ahead.whateverIsDone())).toList(), special.duty(), special.alsoTold(), special.told(), special.support(),
                special.calledIn());
    }

    private static Change change(UUID id, @Nullable Reason reason, SignedInUser user) {
        return Changes.of(id, reason == null ? null : reason.version(), user);
    }

    private static String words(@Nullable Reason reason) {
        return reason == null ? "" : Objects.requireNonNullElse(reason.reason(), "");
    }
}

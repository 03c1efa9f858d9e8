package plumbline.escalation.web;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import plumbline.escalation.MovingDueDates;
import plumbline.identity.SignedInUser;

/** Moving due dates over the API. */
@RestController
@RequestMapping("/api/v1/tasks/{id}")
class DueDateApi {

    /** Another due date of an action, and why. */
    record MovedDate(@Nullable Integer version, @Nullable LocalDate dueOn, @Nullable String reason) {
    }

    /** A decision about moved dates; taking them back needs the comment. */
    record MoveDecision(@Nullable Integer version, @Nullable String comment) {
    }

    private final EscalationApi reading;
    private final MovingDueDates movingDueDates;

    DueDateApi(EscalationApi reading, MovingDueDates movingDueDates) {
        this.reading = reading;
        this.movingDueDates = movingDueDates;
    }

    @PostMapping("/actions/{action}/due-date")
    ResponseEntity<Object> move(@PathVariable UUID id, @PathVariable UUID action, @RequestBody MovedDate moved,
                                @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, movingDueDates.move(Changes.of(id, moved.version(), user), action, moved.dueOn(), Words.orEmpty(moved.reason())));
    }

    @PostMapping("/due-dates/agree")
    ResponseEntity<Object> agree(@PathVariable UUID id, @RequestBody(required = false) @Nullable MoveDecision decision,
                                 @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, movingDueDates.agree(Changes.of(id, version(decision), user), comment(decision)));
    }

    @PostMapping("/due-dates/refuse")
    ResponseEntity<Object> refuse(@PathVariable UUID id, @RequestBody(required = false) @Nullable MoveDecision decision,
                                  @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, movingDueDates.refuse(Changes.of(id, version(decision), user), comment(decision)));
    }

    private static @Nullable Integer version(@Nullable MoveDecision decision) {
        return decision == null ? null : decision.version();
    }

    private static String comment(@Nullable MoveDecision decision) {
        return decision == null ? "" : Words.orEmpty(decision.comment());
    }
}

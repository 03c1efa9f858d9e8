package plumbline.clock.web;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import plumbline.clock.MovableClock;
import plumbline.core.Attempt;
import plumbline.core.Attempt.Done;
import plumbline.core.Attempt.Refused;
import plumbline.core.BusinessTime;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;

/** {@code GET} and {@code POST /api/v1/clock}: what time the service has, and moving it in a demonstration. */
@RestController
@RequestMapping("/api/v1/clock")
class ClockApi {

    private final MovableClock clock;

    ClockApi(MovableClock clock) {
        this.clock = clock;
    }

    @GetMapping
    Reading read() {
        return reading(clock.now());
    }

    /** Answers when everything that falls due on each of the days has happened. */
    @PostMapping
    ResponseEntity<Object> move(@RequestBody Move move, @AuthenticationPrincipal SignedInUser user) {
        Attempt<Instant> moved = clock.moveForward(move.workingDays() == null ? 0 : move.workingDays(), user.actor());
        return moved instanceof Refused<Instant> refused ? Problems.of(refused)
                : ResponseEntity.ok(reading(((Done<Instant>) moved).value()));
    }

    private Reading reading(Instant now) {
        ZonedDateTime local = now.atZone(BusinessTime.ZONE);
        return new Reading(now, local.toLocalDate().toString(), BusinessTime.write(now), clock.movable());
    }

    /**
     * @param now     the moment it is for the whole service
     * @param day     the London day of it, as {@code 2026-04-14}
     * @param words   the moment as people read it
     * @param movable whether it can be moved here
     */
    record Reading(Instant now, String day, String words, boolean movable) {
    }

    /** @param workingDays how many working days to move forward */
    record Move(@Nullable Integer workingDays) {
    }
}

package plumbline.escalation.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
import plumbline.core.Attempt;
import plumbline.escalation.Deputizing;
import plumbline.escalation.Succession;
import plumbline.identity.Problems;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.organisation.Deputy;

/** Deputies and successions over the API. */
@RestController
@RequestMapping("/api/v1")
class DeputyApi {

    /** Naming a deputy; {@code person} is left out for oneself. Both days are included. */
    record DeputyRequest(@Nullable String person, @Nullable String deputy, @Nullable LocalDate starts, @Nullable LocalDate ends) {
    }

    /** A deputy as the API gives it. */
    record DeputyView(String id, String person, String deputy, LocalDate starts, LocalDate ends) {
        static DeputyView of(Deputy deputy) {
            return new DeputyView(deputy.id().toString(), deputy.person(), deputy.deputy(), deputy.starts(), deputy.ends());
        }
    }

    /** Whose work passes to whom. */
    record SuccessionRequest(@Nullable String leaver, @Nullable String successor) {
    }

    private final Deputizing deputizing;
    private final Succession succession;

    DeputyApi(Deputizing deputizing, Succession succession) {
        this.deputizing = deputizing;
        this.succession = succession;
    }

    @GetMapping("/deputies")
    List<DeputyView> deputies() {
        return deputizing.current().stream().map(DeputyView::of).toList();
    }

    @PostMapping("/deputies")
    ResponseEntity<Object> name(@RequestBody DeputyRequest request, @AuthenticationPrincipal SignedInUser user) {
        return answer(deputizing.name(user.actor(), administrator(user), request.person() == null ? user.username() : request.person(),
                Words.orEmpty(request.deputy()), request.starts(), request.ends()).map(DeputyView::of));
    }

    @PostMapping("/deputies/{deputy}/end")
    ResponseEntity<Object> end(@PathVariable UUID deputy, @AuthenticationPrincipal SignedInUser user) {
        return answer(deputizing.end(user.actor(), administrator(user), deputy).map(DeputyView::of));
    }

    @PostMapping("/successions")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Succession.Passed.class)))
    ResponseEntity<Object> succeed(@RequestBody SuccessionRequest request, @AuthenticationPrincipal SignedInUser user) {
        return answer(succession.pass(user.actor(), Words.orEmpty(request.leaver()), Words.orEmpty(request.successor())));
    }

    private static ResponseEntity<Object> answer(Attempt<?> attempt) {
        return attempt instanceof Attempt.Done<?> done ? ResponseEntity.ok(done.value()) : Problems.of((Attempt.Refused<?>) attempt);
    }

    private static boolean administrator(SignedInUser user) {
        return user.role() == Role.ADMINISTRATOR;
    }
}

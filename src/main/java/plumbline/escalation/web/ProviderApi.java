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
import org.springframework.web.bind.annotation.RestController;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.escalation.provider.Consequence;
import plumbline.escalation.provider.ProviderDecision;
import plumbline.escalation.provider.ProviderImprovement;
import plumbline.escalation.provider.ProviderPlan;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;

/** What is done with providers, over the API. */
@RestController
class ProviderApi {

    /** What is done with one provider; {@code step} is {@code null} when it is over. */
    record ProviderView(String id, String subject, String state, @Nullable String step, int tier, boolean suspend, String begunBy, Instant begunAt,
                        @Nullable String endedBy, @Nullable Instant endedAt, @Nullable String endReason, List<PassView> passes) {
        static ProviderView of(ProviderPlan plan) {
            return new ProviderView(plan.id().toString(), plan.subject(), plan.state().name(), plan.step() == null ? null : plan.step().name(), plan.tier(),
                    plan.suspend(), plan.begunBy().words(), plan.begunAt(), words(plan.endedBy()), plan.endedAt(), plan.endReason(),
                    plan.passes().stream().map(PassView::of).toList());
        }
    }

    /** One pass of a step: by when, who has to decide, and who decided what with which consequence from which day on. */
    record PassView(int number, String step, Instant startedAt, Instant dueAt, @Nullable String owner, @Nullable Instant overdueAt,
                    @Nullable String decidedBy, @Nullable Instant decidedAt, String reason, @Nullable String consequence,
                    @Nullable LocalDate takesEffectOn, @Nullable Boolean lifted) {
        static PassView of(ProviderPlan.Pass pass) {
            return new PassView(pass.number(), pass.step().name(), pass.startedAt(), pass.dueAt(), pass.owner(), pass.overdueAt(),
                    words(pass.decidedBy()), pass.decidedAt(), pass.reason(), pass.consequence() == null ? null : pass.consequence().name(),
                    pass.takesEffectOn(), pass.lifted());
        }
    }

    /** The reference of the provider or location to begin with. */
    record Beginning(@Nullable Integer version, @Nullable String subject) {
    }

    /** A decision; {@code suspend} counts at the risk decision, {@code lift} at the lifting. */
    record Decision(@Nullable Integer version, @Nullable String reason, @Nullable Consequence consequence, @Nullable LocalDate takesEffectOn,
                    @Nullable Boolean suspend, @Nullable Boolean lift) {
    }

    /** Why it is no longer needed. */
    record Ending(@Nullable Integer version, @Nullable String reason) {
    }

    private final EscalationApi reading;
    private final ProviderImprovement improvement;

    ProviderApi(EscalationApi reading, ProviderImprovement improvement) {
        this.reading = reading;
        this.improvement = improvement;
    }

    @GetMapping("/api/v1/escalations/{id}/provider-plans")
    @ApiResponse(responseCode = "200", content = @Content(array = @ArraySchema(schema = @Schema(implementation = ProviderView.class))))
    ResponseEntity<Object> all(@PathVariable UUID id) {
        return reading.orNotFound(id, summary -> improvement.of(summary.escalation().id()).stream().map(ProviderView::of).toList());
    }

    @PostMapping("/api/v1/tasks/{id}/provider-plans")
    ResponseEntity<Object> begin(@PathVariable UUID id, @RequestBody Beginning beginning, @AuthenticationPrincipal SignedInUser user) {
        return answer(improvement.begin(Changes.of(id, beginning.version(), user), Words.orEmpty(beginning.subject())));
    }

    @PostMapping("/api/v1/tasks/{id}/provider-plans/{plan}/decide")
    ResponseEntity<Object> decide(@PathVariable UUID id, @PathVariable UUID plan, @RequestBody Decision decision,
                                  @AuthenticationPrincipal SignedInUser user) {
        return answer(improvement.decide(Changes.of(id, decision.version(), user), plan, new ProviderDecision(Words.orEmpty(decision.reason()),
                decision.consequence(), decision.takesEffectOn(), Boolean.TRUE.equals(decision.suspend()), Boolean.TRUE.equals(decision.lift()))));
    }

    @PostMapping("/api/v1/tasks/{id}/provider-plans/{plan}/end")
    ResponseEntity<Object> end(@PathVariable UUID id, @PathVariable UUID plan, @RequestBody Ending ending, @AuthenticationPrincipal SignedInUser user) {
        return answer(improvement.end(Changes.of(id, ending.version(), user), plan, Words.orEmpty(ending.reason())));
    }

    private static ResponseEntity<Object> answer(Attempt<ProviderPlan> attempt) {
        return attempt instanceof Attempt.Done<ProviderPlan> done ? ResponseEntity.ok(ProviderView.of(done.value()))
                : Problems.of((Attempt.Refused<ProviderPlan>) attempt);
    }

    private static @Nullable String words(@Nullable Actor actor) {
        return actor == null ? null : actor.words();
    }
}

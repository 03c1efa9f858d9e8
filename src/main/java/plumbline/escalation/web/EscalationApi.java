package plumbline.escalation.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plumbline.core.Attempt;
import plumbline.core.Page;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationFilter;
import plumbline.escalation.EscalationId;
import plumbline.escalation.EscalationState;
import plumbline.escalation.EscalationSummary;
import plumbline.escalation.Escalations;
import plumbline.escalation.OverdueActions;
import plumbline.escalation.Slippage;
import plumbline.escalation.Step;
import plumbline.identity.Problems;

/** Escalations over the API. */
@RestController
@RequestMapping("/api/v1/escalations")
class EscalationApi {

    /** One page of escalations; {@code page} counts from 1. */
    record EscalationPage(List<EscalationView> escalations, int page, int pages, int total) {
    }

    private final Escalations escalations;
    private final Slippage slippage;
    private final OverdueActions overdueActions;
    private final Wording wording;

    EscalationApi(Escalations escalations, Slippage slippage, OverdueActions overdueActions, Wording wording) {
        this.escalations = escalations;
        this.slippage = slippage;
        this.overdueActions = overdueActions;
        this.wording = wording;
    }

    @GetMapping
    EscalationPage list(@RequestParam Optional<EscalationState> state, @RequestParam Optional<Integer> tier,
                        @RequestParam Optional<StandardId> standard, @RequestParam Optional<UnitId> unit,
                        @RequestParam Optional<Severity> severity, @RequestParam Optional<Step> step,
                        @RequestParam(defaultValue = "1") int page) {
        Words words = wording.now();
        Page<EscalationSummary> found = escalations.find(
                new EscalationFilter(state, tier, standard, unit, severity, step), page);
        return new EscalationPage(found.items().stream().map(summary -> EscalationView.of(summary, words)).toList(),
                found.number(), found.pages(), found.total());
    }

    @GetMapping("/{id}")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = EscalationDetail.class)))
    ResponseEntity<Object> escalation(@PathVariable UUID id) {
        return orNotFound(id, this::detail);
    }

    @GetMapping("/{id}/cases")
    ResponseEntity<Object> cases(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page) {
        return orNotFound(id, summary -> EscalationDetail.CasePage.of(escalations.cases(summary.escalation().id(), page)));
    }

    @GetMapping("/{id}/evidence/{evidence}")
    ResponseEntity<Object> evidence(@PathVariable UUID id, @PathVariable UUID evidence) {
        return escalations.file(new EscalationId(id), evidence).map(EvidenceDownload::of)
                .orElseGet(() -> notFound("There is no such file."));
    }

    /** What a change leads to: why it was refused, or the escalation as it is then. */
    ResponseEntity<Object> answer(UUID id, Attempt<Escalation> attempt) {
        return attempt instanceof Attempt.Refused<Escalation> refused ? Problems.of(refused) : escalation(id);
    }

    EscalationDetail detail(EscalationSummary summary) {
        EscalationId id = summary.escalation().id();
        Map<UUID, OverdueActions.FollowUp> followedUp = overdueActions.followedUp(id);
        return new EscalationDetail(EscalationView.of(summary, wording.now()),
                EscalationDetail.CasePage.of(escalations.cases(id, 1)),
                escalations.story(id).stream().map(EscalationDetail.StoryView::of).toList(),
                escalations.plans(id).stream().map(plan -> EscalationDetail.PlanView.of(plan, slippage, followedUp)).toList(),
                overdueActions.about(summary.escalation()).stream().map(EscalationDetail.AboutView::of).toList());
    }

    ResponseEntity<Object> orNotFound(UUID id, Function<EscalationSummary, Object> view) {
        return escalations.escalation(new EscalationId(id)).map(view).map(ResponseEntity::ok)
                .orElseGet(() -> notFound("There is no escalation " + id + "."));
    }

    private static ResponseEntity<Object> notFound(String reason) {
        return Problems.of(new Attempt.Refused<>(Attempt.Kind.NOT_FOUND, reason));
    }
}

package plumbline.escalation.web;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
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
import plumbline.escalation.Acting;
import plumbline.escalation.Escalations;
import plumbline.escalation.EvidenceDraft;
import plumbline.escalation.Holding;
import plumbline.escalation.PlanDraft;
import plumbline.escalation.PlanDraft.ActionDraft;
import plumbline.escalation.Planning;
import plumbline.escalation.SigningOff;
import plumbline.escalation.Slippage;
import plumbline.escalation.WorkItem;
import plumbline.identity.SignedInUser;

/** Everybody's own work over the API; the same domain code as the pages, so the same refusals. */
@RestController
@RequestMapping("/api/v1/tasks")
class TaskApi {

    /** One thing that waits for the person who asks; {@code moved} says how far an action's due date is from the first one. */
    record TaskView(String kind, String words, @Nullable String action, @Nullable String actionTitle, @Nullable String moved, Instant dueAt, boolean overdue,
                    EscalationView escalation) {
    }

    /**
     * What most tasks send; all of it may be missing.
     *
     * @param version the version the sender saw; if given, the task is refused when it has changed since
     * @param comment for agree, return and sign-off
     * @param reason  for hand-up, plan-again and refuse-sign-off
     */
    record Answer(@Nullable Integer version, @Nullable String comment, @Nullable String reason) {
        static final Answer EMPTY = new Answer(null, null, null);

        String commentOrEmpty() {
            return Objects.requireNonNullElse(comment, "");
        }

        String reasonOrEmpty() {
            return Objects.requireNonNullElse(reason, "");
        }
    }

    /** A plan as the API takes it. */
    record PlanAnswer(@Nullable Integer version, @Nullable String goal, @Nullable String reason, @Nullable String change,
                      @Nullable String success, @Nullable List<ActionAnswer> actions) {
        PlanDraft draft() {
            return new PlanDraft(Words.orEmpty(goal), Words.orEmpty(reason), Words.orEmpty(change), Words.orEmpty(success),
                    Objects.requireNonNullElse(actions, List.<ActionAnswer>of()).stream().map(ActionAnswer::draft).toList());
        }
    }

    /** An action as the API takes it. */
    record ActionAnswer(@Nullable String title, @Nullable String owner, @Nullable LocalDate dueOn, @Nullable String successMeasure,
                        @Nullable String vehicle) {
        ActionDraft draft() {
            return new ActionDraft(Words.orEmpty(title), Words.orEmpty(owner), dueOn, Words.orEmpty(successMeasure),
                    Words.orEmpty(vehicle));
        }
    }

    /**
     * Taking an escalation on.
     *
     * @param planBy the day by which the plan will be drafted; refused with the last possible day when it is later
     */
    record Acknowledgement(@Nullable Integer version, @Nullable LocalDate planBy) {
    }

    /** Evidence without a file. */
    record EvidenceAnswer(@Nullable Integer version, @Nullable String note, @Nullable String link) {
    }

    private final Escalations escalations;
    private final EscalationApi reading;
    private final Wording wording;
    private final Holding holding;
    private final Planning planning;
    private final Acting acting;
    private final SigningOff signingOff;
    private final Slippage slippage;

    TaskApi(Escalations escalations, EscalationApi reading, Wording wording, Holding holding, Planning planning, Acting acting,
            SigningOff signingOff, Slippage slippage) {
        this.escalations = escalations;
        this.reading = reading;
        this.wording = wording;
        this.holding = holding;
        this.planning = planning;
        this.acting = acting;
        this.signingOff = signingOff;
        this.slippage = slippage;
    }

    @GetMapping
    List<TaskView> mine(@AuthenticationPrincipal SignedInUser user) {
        Words words = wording.now();
        return escalations.workOf(user.username()).stream().map(item -> view(item, words)).toList();
    }

    @PostMapping("/{id}/acknowledge")
    ResponseEntity<Object> acknowledge(@PathVariable UUID id, @RequestBody(required = false) @Nullable Acknowledgement answer,
                                       @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, holding.acknowledge(Changes.of(id, answer == null ? null : answer.version(), user), answer == null ? null : answer.planBy()));
    }

    @PostMapping("/{id}/plan")
    ResponseEntity<Object> plan(@PathVariable UUID id, @RequestBody PlanAnswer plan, @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, planning.draft(Changes.of(id, plan.version(), user), plan.draft()));
    }

    @PostMapping("/{id}/agree")
    ResponseEntity<Object> agree(@PathVariable UUID id, @RequestBody(required = false) @Nullable Answer answer,
                                 @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, planning.agree(Changes.of(id, orEmpty(answer).version(), user), orEmpty(answer).commentOrEmpty()));
    }

    @PostMapping("/{id}/return")
    ResponseEntity<Object> giveBack(@PathVariable UUID id, @RequestBody(required = false) @Nullable Answer answer,
                                    @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, planning.giveBack(Changes.of(id, orEmpty(answer).version(), user), orEmpty(answer).commentOrEmpty()));
    }

    @PostMapping(path = "/{id}/actions/{action}/evidence", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> evidence(@PathVariable UUID id, @PathVariable UUID action, @RequestBody EvidenceAnswer evidence,
                                    @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, acting.attach(Changes.of(id, evidence.version(), user), action,
                new EvidenceDraft(Words.orEmpty(evidence.note()), Words.orEmpty(evidence.link()), null)));
    }

    @PostMapping(path = "/{id}/actions/{action}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Object> evidence(@PathVariable UUID id, @PathVariable UUID action, @RequestParam(required = false) @Nullable Integer version,
                                    @RequestParam(defaultValue = "") String note, @RequestParam(defaultValue = "") String link,
                                    @RequestParam(required = false) @Nullable MultipartFile file,
                                    @AuthenticationPrincipal SignedInUser user) throws IOException {
        return reading.answer(id, acting.attach(Changes.of(id, version, user), action, new EvidenceDraft(note, link, Upload.of(file))));
    }

    @PostMapping("/{id}/actions/{action}/notes")
    ResponseEntity<Object> note(@PathVariable UUID id, @PathVariable UUID action, @RequestBody(required = false) @Nullable Answer answer,
                                @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, acting.note(Changes.of(id, orEmpty(answer).version(), user), action, orEmpty(answer).commentOrEmpty()));
    }

    @PostMapping("/{id}/actions/{action}/done")
    ResponseEntity<Object> done(@PathVariable UUID id, @PathVariable UUID action, @RequestBody(required = false) @Nullable Answer answer,
                                @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, acting.done(Changes.of(id, orEmpty(answer).version(), user), action));
    }

    @PostMapping("/{id}/plan-again")
    ResponseEntity<Object> planAgain(@PathVariable UUID id, @RequestBody(required = false) @Nullable Answer answer,
                                     @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, holding.planAgain(Changes.of(id, orEmpty(answer).version(), user), orEmpty(answer).reasonOrEmpty()));
    }

    @PostMapping("/{id}/confirm-actions")
    ResponseEntity<Object> confirmActions(@PathVariable UUID id, @RequestBody(required = false) @Nullable Answer answer,
                                          @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, signingOff.confirmActions(Changes.of(id, orEmpty(answer).version(), user), orEmpty(answer).commentOrEmpty()));
    }

    @PostMapping("/{id}/confirm-effect")
    ResponseEntity<Object> confirmEffect(@PathVariable UUID id, @RequestBody(required = false) @Nullable Answer answer,
                                         @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, signingOff.confirmEffect(Changes.of(id, orEmpty(answer).version(), user), orEmpty(answer).commentOrEmpty()));
    }

    @PostMapping("/{id}/sign-off")
    ResponseEntity<Object> signOff(@PathVariable UUID id, @RequestBody(required = false) @Nullable Answer answer,
                                   @AuthenticationPrincipal SignedInUser user) {
        return reading.answer(id, signingOff.sign(Changes.of(id, orEmpty(answer).version(), user), orEmpty(answer).commentOrEmpty()));
    }

    private static Answer orEmpty(@Nullable Answer answer) {
        return Objects.requireNonNullElse(answer, Answer.EMPTY);
    }

    private TaskView view(WorkItem item, Words words) {
        return new TaskView(item.kind().name(), item.kind().word(), item.action() == null ? null : item.action().id().toString(),
                item.action() == null ? null : item.action().title(), item.action() == null ? null : slippage.words(item.action()), item.dueAt(), item.overdue(),
                EscalationView.of(item.summary(), words));
    }
}

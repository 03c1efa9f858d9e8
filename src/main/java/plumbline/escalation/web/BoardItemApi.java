package plumbline.escalation.web;

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
import plumbline.core.Attempt;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationId;
import plumbline.escalation.board.Agendas;
import plumbline.escalation.board.AtTheBoard;
import plumbline.escalation.board.BoardItem;
import plumbline.escalation.board.DecisionKind;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;

/** What the board does with an escalation, over the API. */
@RestController
class BoardItemApi {

    /** What the board asks; {@code raisedBy} is an office, {@code askedOf} a sign-in name. */
    record ChallengeRequest(@Nullable String raisedBy, @Nullable String words, @Nullable String askedOf, @Nullable LocalDate answerBy) {
    }

    /** An answer, or what was done. */
    record WordsRequest(@Nullable String words) {
    }

    /** What the board decided; owner and due date for what is followed up. */
    record DecisionRequest(@Nullable DecisionKind kind, @Nullable String words, @Nullable String owner, @Nullable LocalDate dueOn) {
    }

    /** An item before the board. */
    record ItemView(String id, @Nullable String meeting, String step, @Nullable String ending, int tier, String asked, Instant putOnAt,
                    @Nullable Instant endedAt, List<ChallengeView> challenges, List<DecisionView> decisions, @Nullable FollowUpView action) {
        static ItemView of(BoardItem item) {
            return new ItemView(item.id().toString(), item.meeting() == null ? null : item.meeting().toString(), item.step().name(),
                    item.ending() == null ? null : item.ending().name(), item.tier(), item.asked(), item.putOnAt(), item.endedAt(),
                    item.challenges().stream().map(each -> new ChallengeView(each.raisedBy(), each.words(), each.askedOf(), each.answerBy(),
                            each.overdueAt() != null, each.answer(), each.answeredAt())).toList(),
                    item.decisions().stream().map(each -> new DecisionView(each.kind().name(), each.words(), each.decidedBy().words(),
                            each.decidedAt())).toList(),
                    item.action() == null ? null : new FollowUpView(item.action().owner(), item.action().dueOn(),
                            item.action().overdueAt() != null, item.action().done(), item.action().doneAt()));
        }
    }

    /** Every time an escalation was before the board, the latest first. */
    record BoardItemsView(List<ItemView> items) {
    }

    /** What the board asked and was answered. */
    record ChallengeView(String raisedBy, String words, String askedOf, LocalDate answerBy, boolean overdue, @Nullable String answer,
                         @Nullable Instant answeredAt) {
    }

    /** What the board decided. */
    record DecisionView(String kind, String words, String decidedBy, Instant decidedAt) {
    }

    /** What follows from it. */
    record FollowUpView(String owner, LocalDate dueOn, boolean overdue, @Nullable String done, @Nullable Instant doneAt) {
    }

    private final EscalationApi reading;
    private final Agendas agendas;
    private final AtTheBoard board;

    BoardItemApi(EscalationApi reading, Agendas agendas, AtTheBoard board) {
        this.reading = reading;
        this.agendas = agendas;
        this.board = board;
    }

    @GetMapping("/api/v1/escalations/{id}/board")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BoardItemsView.class)))
    ResponseEntity<Object> items(@PathVariable UUID id) {
        return reading.orNotFound(id, summary -> items(summary.escalation().id()));
    }

    @PostMapping("/api/v1/tasks/{id}/board/{item}/challenge")
    ResponseEntity<Object> challenge(@PathVariable UUID id, @PathVariable UUID item, @RequestBody ChallengeRequest request,
                                     @AuthenticationPrincipal SignedInUser user) {
        return answer(id, board.challenge(new EscalationId(id), item, user.actor(), Words.orEmpty(request.raisedBy()),
                Words.orEmpty(request.words()), Words.orEmpty(request.askedOf()), request.answerBy()));
    }

    @PostMapping("/api/v1/tasks/{id}/board/{item}/answer")
    ResponseEntity<Object> answer(@PathVariable UUID id, @PathVariable UUID item, @RequestBody WordsRequest request,
                                  @AuthenticationPrincipal SignedInUser user) {
        return answer(id, board.answer(new EscalationId(id), item, user.actor(), Words.orEmpty(request.words())));
    }

    @PostMapping("/api/v1/tasks/{id}/board/{item}/decide")
    ResponseEntity<Object> decide(@PathVariable UUID id, @PathVariable UUID item, @RequestBody DecisionRequest request,
                                  @AuthenticationPrincipal SignedInUser user) {
        return answer(id, board.decide(new EscalationId(id), item, user.actor(), request.kind(), Words.orEmpty(request.words()),
                Words.orEmpty(request.owner()), request.dueOn()));
    }

    @PostMapping("/api/v1/tasks/{id}/board/{item}/done")
    ResponseEntity<Object> done(@PathVariable UUID id, @PathVariable UUID item, @RequestBody WordsRequest request,
                                @AuthenticationPrincipal SignedInUser user) {
        return answer(id, board.done(new EscalationId(id), item, user.actor(), Words.orEmpty(request.words())));
    }

    private ResponseEntity<Object> answer(UUID id, Attempt<Escalation> attempt) {
        return attempt instanceof Attempt.Refused<Escalation> refused ? Problems.of(refused) : ResponseEntity.ok(items(new EscalationId(id)));
    }

    private BoardItemsView items(EscalationId id) {
        return new BoardItemsView(agendas.itemsOf(id).stream().map(ItemView::of).toList());
    }
}

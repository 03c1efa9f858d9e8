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
import plumbline.escalation.board.Agendas;
import plumbline.escalation.board.Agendas.AgendaItem;
import plumbline.escalation.board.Agendas.MeetingAgenda;
import plumbline.escalation.board.CallingMeetings;
import plumbline.identity.Problems;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.organisation.BoardMeeting;

/** The board's meetings and their agendas over the API. */
@RestController
@RequestMapping("/api/v1/board/meetings")
class MeetingApi {

    /** A day for a meeting, and why it is moved or cancelled. */
    record MeetingRequest(@Nullable LocalDate day, @Nullable String reason) {
    }

    /** A meeting; {@code state} is CALLED or CANCELLED. */
    record BoardMeetingView(String id, LocalDate day, String state, String reason) {
        static BoardMeetingView of(BoardMeeting meeting) {
            return new BoardMeetingView(meeting.id().toString(), meeting.day(), meeting.state().name(), meeting.reason());
        }
    }

    /** The agenda of a meeting, with what earlier ones decided and is followed up at it. */
    record AgendaView(BoardMeetingView meeting, @Nullable LocalDate closes, boolean closed, List<LineView> items, List<LineView> followUps) {
        static AgendaView of(MeetingAgenda agenda) {
            return new AgendaView(BoardMeetingView.of(agenda.meeting()), agenda.closes(), agenda.closed(),
                    agenda.items().stream().map(LineView::of).toList(), agenda.followUps().stream().map(LineView::of).toList());
        }
    }

    /** One line; without an {@code item} it goes on the agenda when that closes, if it is still unresolved. */
    record LineView(String escalation, String reference, int tier, BoardItemApi.@Nullable ItemView item) {
        static LineView of(AgendaItem line) {
            return new LineView(line.escalation().id().toString(), line.escalation().reference(), line.escalation().turn().tier(),
                    line.item() == null ? null : BoardItemApi.ItemView.of(line.item()));
        }
    }

    private final CallingMeetings calling;
    private final Agendas agendas;

    MeetingApi(CallingMeetings calling, Agendas agendas) {
        this.calling = calling;
        this.agendas = agendas;
    }

    @GetMapping
    List<BoardMeetingView> meetings() {
        return calling.all().stream().map(BoardMeetingView::of).toList();
    }

    @GetMapping("/{meeting}")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AgendaView.class)))
    ResponseEntity<Object> agenda(@PathVariable UUID meeting) {
        return agendas.of(meeting).<ResponseEntity<Object>>map(agenda -> ResponseEntity.ok(AgendaView.of(agenda)))
                .orElseGet(() -> Problems.of(new Attempt.Refused<>(Attempt.Kind.NOT_FOUND, "There is no such meeting.")));
    }

    @PostMapping
    ResponseEntity<Object> call(@RequestBody MeetingRequest request, @AuthenticationPrincipal SignedInUser user) {
        return answer(calling.call(user.actor(), administrator(user), request.day()));
    }

    @PostMapping("/{meeting}/move")
    ResponseEntity<Object> move(@PathVariable UUID meeting, @RequestBody MeetingRequest request, @AuthenticationPrincipal SignedInUser user) {
        return answer(calling.move(user.actor(), administrator(user), meeting, request.day(), Words.orEmpty(request.reason())));
    }

    @PostMapping("/{meeting}/cancel")
    ResponseEntity<Object> cancel(@PathVariable UUID meeting, @RequestBody MeetingRequest request, @AuthenticationPrincipal SignedInUser user) {
        return answer(calling.cancel(user.actor(), administrator(user), meeting, Words.orEmpty(request.reason())));
    }

    private static ResponseEntity<Object> answer(Attempt<BoardMeeting> attempt) {
        return attempt instanceof Attempt.Done<BoardMeeting> done ? ResponseEntity.ok(BoardMeetingView.of(done.value()))
                : Problems.of((Attempt.Refused<BoardMeeting>) attempt);
    }

    private static boolean administrator(SignedInUser user) {
        return user.role() == Role.ADMINISTRATOR;
    }
}

package plumbline.escalation.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.escalation.Escalation;
import plumbline.escalation.board.Agendas.AgendaItem;
import plumbline.escalation.board.Agendas.MeetingAgenda;
import plumbline.escalation.board.BoardItem;
import plumbline.organisation.BoardMeeting;

/**
 * A meeting of the board with its agenda, all in words.
 *
 * @param agenda when the agenda closes or that it has
 * @param ahead  whether it can still be moved or cancelled
 */
record MeetingView(UUID id, String day, String state, String agenda, String reason, boolean ahead, List<LineView> items, List<LineView> followUps) {

    /** One line of the agenda. {@code outcome} is what came of it so far; {@code owner} and {@code due} are empty while nothing follows. */
    record LineView(UUID escalation, String reference, String title, String unit, String severity, String tier, String age, String asked,
                    String step, String outcome, String owner, String due, boolean overdue) {
    }

    static MeetingView of(MeetingAgenda agenda, LocalDate today, Words words) {
        BoardMeeting meeting = agenda.meeting();
        return new MeetingView(meeting.id(), BusinessTime.write(meeting.day()), state(meeting, today), closing(agenda, today), meeting.reason(),
                meeting.ahead(today), agenda.items().stream().map(line -> line(line, words)).toList(),
                agenda.followUps().stream().map(line -> line(line, words)).toList());
    }

    static String state(BoardMeeting meeting, LocalDate today) {
        return meeting.state() == BoardMeeting.State.CANCELLED ? "Cancelled" : meeting.day().isBefore(today) ? "Held"
                : meeting.day().equals(today) ? "Today" : "To come";
    }

    private static String closing(MeetingAgenda agenda, LocalDate today) {
        LocalDate closes = agenda.closes();
        if (closes == null || agenda.meeting().state() == BoardMeeting.State.CANCELLED) {
            return "It has no agenda";
        }
        return agenda.closed() ? "Closed on " + BusinessTime.write(closes) + "; what reaches the board until the meeting is added"
                : "Closes at the end of " + BusinessTime.write(closes) + "; until then this is what would be on it";
    }

    private static LineView line(AgendaItem line, Words words) {
        Escalation escalation = line.escalation();
        BoardItem item = line.item();
        BoardItem.Action action = item == null ? null : item.action();
        return new LineView(escalation.id().value(), escalation.reference(), words.standard(escalation.standard()), words.unit(escalation.unit()),
                escalation.severity().word(), words.tier(item == null ? escalation.turn().tier() : item.tier()), words.age(escalation.openedAt()),
                item == null ? "Goes on the agenda when it closes, if it is still unresolved" : item.asked(),
                item == null ? "Not on it yet" : item.ending() == null ? item.step().word() : item.ending().word(), outcome(item),
                action == null ? "" : words.person(action.owner()), action == null ? "" : BusinessTime.write(action.dueOn()),
                action != null && action.overdueAt() != null && action.doneAt() == null);
    }

    private static String outcome(@Nullable BoardItem item) {
        if (item == null || item.decisions().isEmpty()) {
            return "";
        }
        BoardItem.Decision last = item.decisions().get(item.decisions().size() - 1);
        return last.kind().word() + ": " + last.words();
    }
}

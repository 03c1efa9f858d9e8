package plumbline.escalation.board;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationId;
import plumbline.escalation.EscalationWork;
import plumbline.escalation.Escalations;
import plumbline.escalation.TopTier;
import plumbline.organisation.BoardMeeting;
import plumbline.organisation.BoardMeetings;

/** What can be read of the board's agendas and of what is before the board. */
@Component
public class Agendas {

    /**
     * The agenda of one meeting.
     *
     * @param closes    its last day; {@code null} when none was kept
     * @param closed    whether it has closed
     * @param items     what is on it; before it closes also what would go on it now
     * @param followUps what earlier meetings decided or asked and is not done, and what was done since the meeting before; for
     *                  the next meeting only
     */
    public record MeetingAgenda(BoardMeeting meeting, @Nullable LocalDate closes, boolean closed, List<AgendaItem> items,
                                List<AgendaItem> followUps) {
    }

    /** One line; {@code item} is {@code null} for what would go on the agenda if it closed now. */
    public record AgendaItem(@Nullable BoardItem item, Escalation escalation) {
    }

    /** What a person may do with an item now. */
    public record Rights(boolean ask, boolean answer, boolean decide, boolean done) {
    }

    private final BoardMeetings meetings;
    private final Agenda agenda;
    private final BoardItems items;
    private final Escalations escalations;
    private final TopTier top;
    private final EscalationWork work;
    private final Clock clock;

    Agendas(BoardMeetings meetings, Agenda agenda, BoardItems items, Escalations escalations, TopTier top, EscalationWork work, Clock clock) {
        this.meetings = meetings;
        this.agenda = agenda;
        this.items = items;
        this.escalations = escalations;
        this.top = top;
        this.work = work;
        this.clock = clock;
    }

    /** The agenda of a meeting. */
    public Optional<MeetingAgenda> of(UUID meeting) {
        return meetings.meeting(meeting).map(this::agenda);
    }

    /** Everything of an escalation that is or was before the board, the latest first. */
    public List<BoardItem> itemsOf(EscalationId escalation) {
        return items.of(escalation);
    }

    /** The day of a meeting. */
    public Optional<LocalDate> day(@Nullable UUID meeting) {
        return Optional.ofNullable(meeting).flatMap(meetings::meeting).map(BoardMeeting::day);
    }

    /** What a person may do with an item now. */
    public Rights rights(BoardItem item, Actor actor) {
        boolean speaks = top.speaking(actor).isPresent();
        boolean considered = item.step() == ItemStep.CONSIDER || item.step() == ItemStep.ANSWER;
        boolean met = day(item.meeting()).filter(day -> !day.isAfter(today())).isPresent();
        boolean asked = item.step() == ItemStep.ANSWER
                && work.acts(actor.username(), item.challenges().get(item.challenges().size() - 1).askedOf());
        boolean owns = item.step() == ItemStep.FOLLOW_UP && item.action() != null && work.acts(actor.username(), item.action().owner());
        return new Rights(speaks && item.step() == ItemStep.CONSIDER, asked, speaks && considered && met, owns);
    }

    private MeetingAgenda agenda(BoardMeeting meeting) {
        boolean closed = agenda.closed(meeting.id());
        boolean next = meetings.firstFrom(today()).filter(first -> first.id().equals(meeting.id())).isPresent();
        Stream<AgendaItem> placed = items.onAgendaOf(meeting.id()).stream().map(this::line);
        Stream<AgendaItem> toCome = closed || !next ? Stream.of() : agenda.dueNow().stream().map(escalation -> new AgendaItem(null, escalation));
        return new MeetingAgenda(meeting, agenda.closes(meeting.id()).orElse(null), closed, Stream.concat(placed, toCome).toList(),
                next ? followUps(meeting) : List.of());
    }

    private List<AgendaItem> followUps(BoardMeeting meeting) {
        Stream<BoardItem> open = items.open().stream().filter(item -> item.step() == ItemStep.FOLLOW_UP
                || item.step() == ItemStep.ANSWER && !meeting.id().equals(item.meeting()));
        Stream<BoardItem> done = items.carriedOutSince(BusinessTime.startOf(lastBefore(meeting))).stream();
        return Stream.concat(open, done).map(this::line).toList();
    }

    private LocalDate lastBefore(BoardMeeting meeting) {
        return meetings.all().stream().filter(other -> other.state() == BoardMeeting.State.CALLED && other.day().isBefore(meeting.day()))
                .map(BoardMeeting::day).findFirst().orElse(meeting.day().minusMonths(3));
    }

    private AgendaItem line(BoardItem item) {
        return new AgendaItem(item, escalations.escalation(item.escalation()).orElseThrow().escalation());
    }

    private LocalDate today() {
        return BusinessTime.dayOf(clock.instant());
    }
}

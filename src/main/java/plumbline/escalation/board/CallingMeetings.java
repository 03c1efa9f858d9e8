package plumbline.escalation.board;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FreeText;
import plumbline.escalation.TopTier;
import plumbline.organisation.BoardMeeting;
import plumbline.organisation.BoardMeetings;

/** Calls, moves and cancels meetings of the governance board: its chair does this, whoever stands in, or the administrator. */
@Component
public class CallingMeetings {

    /** Long enough to say why, short enough to be read. */

    private final BoardMeetings meetings;
    private final TopTier top;
    private final AuditTrail audit;
    private final Clock clock;

    CallingMeetings(BoardMeetings meetings, TopTier top, AuditTrail audit, Clock clock) {
        this.meetings = meetings;
        this.top = top;
        this.audit = audit;
        this.clock = clock;
    }

    /** All meetings, the latest first. */
    public List<BoardMeeting> all() {
        return meetings.all();
    }

    /** Whether a person may call, move and cancel meetings. */
    public boolean may(Actor actor, boolean administrator) {
        return administrator || top.speaking(actor).isPresent();
    }

    /** Calls a meeting. */
    @Transactional
    public Attempt<BoardMeeting> call(Actor actor, boolean administrator, @Nullable LocalDate day) {
        return allowed(actor, administrator, () -> {
            if (!toCome(day)) {
                return Attempt.invalid("Enter the day of the meeting, after today.");
            }
            if (takenBy(day)) {
                return Attempt.notNow("The board meets on " + BusinessTime.write(day) + " already.");
            }
            meetings.enter(List.of(day));
            BoardMeeting called = meetings.firstFrom(day).orElseThrow();
            record(actor, "board meeting called", called, "");
            return Attempt.done(called);
        });
    }

    /** Moves one that is ahead to another day. */
    @Transactional
    public Attempt<BoardMeeting> move(Actor actor, boolean administrator, UUID id, @Nullable LocalDate day, String reason) {
        return ahead(actor, administrator, id, reason, meeting -> {
            if (!toCome(day)) {
                return Attempt.invalid("Enter the new day of the meeting, after today.");
            }
            if (!meetings.move(id, day, reason.strip())) {
                return Attempt.notNow("The board meets on " + BusinessTime.write(day) + " already.");
            }
            record(actor, "board meeting moved", meeting, "To " + BusinessTime.write(day) + ". " + reason.strip());
            return Attempt.done(meetings.meeting(id).orElseThrow());
        });
    }

    /** Cancels one that is ahead. */
    @Transactional
    public Attempt<BoardMeeting> cancel(Actor actor, boolean administrator, UUID id, String reason) {
        return ahead(actor, administrator, id, reason, meeting -> {
            meetings.cancel(id, reason.strip());
            record(actor, "board meeting cancelled", meeting, reason.strip());
            return Attempt.done(meetings.meeting(id).orElseThrow());
        });
    }

    private Attempt<BoardMeeting> ahead(Actor actor, boolean administrator, UUID id, String reason,
                                        Function<BoardMeeting, Attempt<BoardMeeting>> work) {
        return allowed(actor, administrator, () -> {
            BoardMeeting meeting = meetings.meeting(id).orElse(null);
            if (meeting == null) {
                return Attempt.notFound("There is no such meeting.");
            }
            if (!meeting.ahead(today())) {
                return Attempt.notNow(meeting.state() == BoardMeeting.State.CANCELLED ? "This meeting is cancelled." : "This meeting is over.");
            }
            return FreeText.emptyOrTooLong(reason)
                    ? Attempt.invalid("Say why, in at most " + FreeText.LONGEST + " characters.") : work.apply(meeting);
        });
    }

    private Attempt<BoardMeeting> allowed(Actor actor, boolean administrator, Supplier<Attempt<BoardMeeting>> work) {
        return may(actor, administrator) ? work.get()
                : Attempt.notAllowed("Only the chair of the board, whoever stands in for the chair, or the administrator can change its meetings.");
    }

    private boolean toCome(@Nullable LocalDate day) {
        return day != null && day.isAfter(today());
    }

    private boolean takenBy(LocalDate day) {
        return meetings.firstFrom(day).filter(meeting -> meeting.day().equals(day)).isPresent();
    }

    private LocalDate today() {
        return BusinessTime.dayOf(clock.instant());
    }

    private void record(Actor actor, String action, BoardMeeting meeting, String detail) {
        audit.record(actor, action, "board meeting", meeting.id().toString(), "On " + BusinessTime.write(meeting.day())
                + (detail.isEmpty() ? "" : ". " + detail));
    }
}

package plumbline.escalation.board;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationId;
import plumbline.escalation.EscalationWork;
import plumbline.escalation.Happening;
import plumbline.escalation.TopTier;
import plumbline.escalation.board.BoardItem.Ending;
import plumbline.escalation.process.BoardDecisionProcesses;
import plumbline.organisation.BoardMeeting;
import plumbline.organisation.BoardMeetings;
import plumbline.organisation.Organisation;
import plumbline.organisation.Tier;

/** Puts escalations on the agendas of meetings, carries them over to the next and takes them off. */
@Component
class Placing {

    /** Working days after a meeting in which its decisions can be recorded, before what it left open is carried over. */
    static final int RECORDED_WITHIN = 5;
    /** Working days after which the service looks again for a meeting while none is called. */
    static final int LOOKED_FOR_AGAIN = 20;

    private final BoardItems items;
    private final BoardMeetings meetings;
    private final BoardDecisionProcesses processes;
    private final EscalationWork work;
    private final TopTier top;
    private final Organisation organisation;
    private final Clock clock;

    Placing(BoardItems items, BoardMeetings meetings, BoardDecisionProcesses processes, EscalationWork work, TopTier top,
            Organisation organisation, Clock clock) {
        this.items = items;
        this.meetings = meetings;
        this.processes = processes;
        this.work = work;
        this.top = top;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** Puts an escalation on the agenda of a meeting. The caller holds its row. */
    void put(Escalation escalation, BoardMeeting meeting) {
        UUID id = UUID.randomUUID();
        String asked = asked(escalation);
        items.insert(id, escalation.id(), meeting.id(), escalation.turn().tier(), asked, processes.start(id, over(meeting.id())));
        String words = "On the agenda of the board's meeting on " + BusinessTime.write(meeting.day());
        work.tell(escalation, Actor.SERVICE, Happening.ON_THE_AGENDA, words + ". " + asked);
        work.notify(escalation.id(), Collections.singletonList(escalation.turn().holder()), words);
    }

    /** The last moment at which it can be recorded what a meeting did. */
    Instant over(@Nullable UUID meeting) {
        LocalDate last = Optional.ofNullable(meeting).flatMap(meetings::meeting).map(held -> later(held.day(), RECORDED_WITHIN))
                .orElseGet(() -> later(today(), LOOKED_FOR_AGAIN));
        return BusinessTime.endOf(last);
    }

    /** Whether a meeting no longer takes up what is on its agenda. */
    boolean isOver(@Nullable UUID meeting) {
        return meeting == null || clock.instant().isAfter(over(meeting))
                || meetings.meeting(meeting).filter(found -> found.state() == BoardMeeting.State.CANCELLED).isPresent();
    }

    /** Puts what a meeting left open on the agenda of the next. The caller holds the escalation's row. */
    void carryOver(Escalation escalation, BoardItem item, LocalDate notBefore) {
        BoardMeeting next = meetings.firstFrom(notBefore).orElse(null);
        UUID to = next == null ? null : next.id();
        if (to == null ? item.meeting() == null : to.equals(item.meeting())) {
            return;
        }
        items.meeting(item.id(), to);
        work.tell(escalation, Actor.SERVICE, Happening.CARRIED_OVER, next == null ? "It waits until the board's next meeting is called"
                : "To the board's meeting on " + BusinessTime.write(next.day()));
    }

    /** After the meetings have changed: what has no meeting any more goes to the next, and processes wait for the new days. */
    void follow() {
        List<EscalationId> waiting = items.open().stream().filter(item -> item.step() != ItemStep.FOLLOW_UP).map(BoardItem::escalation).toList();
        for (Escalation escalation : work.lockAll(waiting)) {
            items.open(escalation.id()).filter(item -> item.step() != ItemStep.FOLLOW_UP).ifPresent(item -> {
                if (isOver(item.meeting())) {
                    carryOver(escalation, item, today());
                }
                if (item.step() == ItemStep.CONSIDER) {
                    processes.meetingOver(item.process(), over(items.item(item.id()).orElseThrow().meeting()));
                }
            });
        }
    }

    /** An escalation that has ended is no longer before the board; what the board has decided is still carried out. */
    void takeOff(Escalation escalation) {
        items.open(escalation.id()).filter(item -> item.step() != ItemStep.FOLLOW_UP).ifPresent(item -> {
            processes.takeOff(item.process());
            items.end(item.id(), Ending.TAKEN_OFF);
            work.tell(escalation, Actor.SERVICE, Happening.TAKEN_OFF_THE_AGENDA, "The escalation has ended");
        });
    }

    private String asked(Escalation escalation) {
        int tier = escalation.turn().tier();
        String name = organisation.ladder().at(tier).map(Tier::name).orElse("Tier " + tier);
        String step = "“" + escalation.turn().step().word() + "”";
        return tier == top.position() ? "The board holds it at " + step + ": how does it go on?"
                : "Unresolved at " + name + ", at " + step + ": is what is being done enough, or what does the board want instead?";
    }

    private LocalDate later(LocalDate day, int workingDays) {
        return organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(day, workingDays);
    }

    private LocalDate today() {
        return BusinessTime.dayOf(clock.instant());
    }
}

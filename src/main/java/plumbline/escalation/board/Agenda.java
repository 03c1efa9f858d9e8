package plumbline.escalation.board;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.WorkingCalendar;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationEnded;
import plumbline.escalation.EscalationFilter;
import plumbline.escalation.EscalationId;
import plumbline.escalation.EscalationSummary;
import plumbline.escalation.EscalationWork;
import plumbline.escalation.Escalations;
import plumbline.escalation.TierTurnBegan;
import plumbline.escalation.TopTier;
import plumbline.escalation.process.ExpiryClock;
import plumbline.escalation.process.ExpiryProcesses;
import plumbline.organisation.BoardMeeting;
import plumbline.organisation.BoardMeetings;
import plumbline.organisation.BoardMeetingsChanged;
import plumbline.organisation.Organisation;

/**
 * Makes agendas: what is unresolved at the tier below the board or at the board on the day an agenda closes goes on it by
 * itself, and so does what reaches the board between that day and the meeting.
 */
@Component
class Agenda implements ExpiryClock {

    static final String KIND = "agenda";

    /** Between the close of the agenda and the meeting; the Local Government Act 1972, section 100B, asks for five clear days. */
    static final int CLEAR_WORKING_DAYS = 5;

    private final BoardMeetings meetings;
    private final BoardItems items;
    private final Placing placing;
    private final Escalations escalations;
    private final EscalationWork work;
    private final TopTier top;
    private final ExpiryProcesses processes;
    private final Organisation organisation;
    private final JdbcClient jdbc;
    private final Clock clock;

    Agenda(BoardMeetings meetings, BoardItems items, Placing placing, Escalations escalations, EscalationWork work, TopTier top,
           ExpiryProcesses processes, Organisation organisation, JdbcClient jdbc, Clock clock) {
        this.meetings = meetings;
        this.items = items;
        this.placing = placing;
        this.escalations = escalations;
        this.work = work;
        this.top = top;
        this.processes = processes;
        this.organisation = organisation;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** When the agenda of a meeting closes, at the end of that day; empty for one that was never ahead. */
    Optional<LocalDate> closes(UUID meeting) {
        return jdbc.sql("select closes from board_agenda where meeting = ?").param(meeting).query(LocalDate.class).optional();
    }

    boolean closed(UUID meeting) {
        return jdbc.sql("select exists (select 1 from board_agenda where meeting = ? and closed_at is not null)").param(meeting)
                .query(Boolean.class).single();
    }

    /** What would go on an agenda if it closed now. */
    List<Escalation> dueNow() {
        Set<EscalationId> there = items.openEscalations();
        int from = top.below();
        return escalations.all(EscalationFilter.OPEN).stream().map(EscalationSummary::escalation)
                .filter(escalation -> escalation.turn().tier() >= from && !there.contains(escalation.id())).toList();
    }

    @EventListener
    @Transactional
    public void on(BoardMeetingsChanged changed) {
        for (BoardMeeting meeting : meetings.all()) {
            if (meeting.ahead(today())) {
                watch(meeting);
            } else if (meeting.state() == BoardMeeting.State.CANCELLED) {
                stopWatching(meeting.id());
            }
        }
        placing.follow();
    }

    /** What the board holds from now on goes on the agenda of the next meeting, if that has closed without it. */
    @EventListener
    void on(TierTurnBegan began) {
        Escalation escalation = began.escalation();
        if (escalation.turn().tier() == top.position()) {
            meetings.firstFrom(today()).filter(meeting -> closed(meeting.id()) && items.open(escalation.id()).isEmpty())
                    .ifPresent(meeting -> placing.put(escalation, meeting));
        }
    }

    @EventListener
    void on(EscalationEnded ended) {
        placing.takeOff(ended.escalation());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional
    public void expired(UUID id) {
        boolean closesNow = jdbc.sql("update board_agenda set closed_at = ?, live_process_id = null where meeting = ? and closed_at is null")
                .params(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), id).update() == 1;
        if (closesNow) {
            BoardMeeting meeting = meetings.meeting(id).orElseThrow();
            // All rows are locked before the first audit entry is written: who waits for that chain must not be waited for.
            List<EscalationId> due = dueNow().stream().map(Escalation::id).toList();
            work.lockAll(due).stream().filter(escalation -> escalation.open() && items.open(escalation.id()).isEmpty())
                    .sorted(Comparator.comparingInt(escalation -> due.indexOf(escalation.id()))).toList()
                    .forEach(escalation -> placing.put(escalation, meeting));
        }
    }

    private void watch(BoardMeeting meeting) {
        LocalDate closes = lastDayBefore(meeting.day());
        LocalDate soFar = closes(meeting.id()).orElse(null);
        if (closed(meeting.id()) || closes.equals(soFar)) {
            return;
        }
        live(meeting.id()).ifPresent(processes::end);
        String process = processes.start(KIND, meeting.id(), BusinessTime.endOf(closes));
        jdbc.sql("""
                insert into board_agenda (meeting, closes, live_process_id) values (?, ?, ?)
                on conflict (meeting) do update set closes = excluded.closes, live_process_id = excluded.live_process_id""")
                .params(meeting.id(), closes, process).update();
    }

    private void stopWatching(UUID meeting) {
        live(meeting).ifPresent(process -> {
            jdbc.sql("update board_agenda set live_process_id = null where meeting = ?").param(meeting).update();
            processes.end(process);
        });
    }

    private Optional<String> live(UUID meeting) {
        return jdbc.sql("select live_process_id from board_agenda where meeting = ? and live_process_id is not null").param(meeting)
                .query(String.class).optional();
    }

    /** The last day that leaves the clear working days between it and the meeting. */
    private LocalDate lastDayBefore(LocalDate meeting) {
        WorkingCalendar calendar = organisation.calendar(Jurisdiction.ENGLAND);
        LocalDate day = meeting;
        for (int left = CLEAR_WORKING_DAYS + 1; left > 0; left -= calendar.isWorkingDay(day) ? 1 : 0) {
            day = day.minusDays(1);
        }
        return day;
    }

    private LocalDate today() {
        return BusinessTime.dayOf(clock.instant());
    }
}

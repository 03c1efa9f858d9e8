package plumbline.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.organisation.BoardMeetings;

/** The deadlines of open escalations that working days lead to, and from which day these are counted. */
@Component
class OpenClocks {

    private static final String OPEN = """
            select e.*, (select max(at) from escalation_event h where h.escalation = e.id and h.happening = 'GRAVER') as graver_at
            from escalation e where e.state = 'OPEN' and (cast(:id as uuid) is null or e.id = :id) order by e.step_due_at, length(e.reference), e.reference""";

    private final JdbcClient jdbc;
    private final BoardMeetings meetings;
    private final EscalationPolicy policy;
    private final Ladder ladder;
    private final Clock clock;

    OpenClocks(JdbcClient jdbc, BoardMeetings meetings, EscalationPolicy policy, Ladder ladder, Clock clock) {
        this.jdbc = jdbc;
        this.meetings = meetings;
        this.policy = policy;
        this.ladder = ladder;
        this.clock = clock;
    }

    /**
     * The deadlines of one escalation.
     *
     * @param stepBegins  the day after which the working days of its step are counted
     * @param outerBegins the same of the limits that no work moves
     */
    record OpenClock(Escalation escalation, LocalDate stepBegins, LocalDate outerBegins, List<OuterLimit> ahead) {

        /** When its step is due by another calendar. */
        Instant step(CalendarShift shift) {
            return shift.moved(Objects.requireNonNull(escalation.turn().dueAt(), "an open escalation has a limit"), stepBegins);
        }

        /** The limits ahead by another calendar; those that stay are left out. */
        Map<OuterLimit, Instant> outer(CalendarShift shift) {
            Map<OuterLimit, Instant> moved = new HashMap<>();
            ahead.forEach(limit -> {
                Instant due = shift.moved(limit.dueAt(), outerBegins);
                if (!due.equals(limit.dueAt())) {
                    moved.put(limit, due);
                }
            });
            return moved;
        }
    }

    List<OpenClock> all() {
        return read(null);
    }

    Optional<OpenClock> of(EscalationId escalation) {
        return read(escalation.value()).stream().findFirst();
    }

    private List<OpenClock> read(@Nullable UUID one) {
        Map<UUID, List<OuterLimit>> ahead = new HashMap<>();
        jdbc.sql("""
                select l.escalation, l.tier, l.due_at, e.standard, e.severity, e.unit from escalation_outer_limit l join escalation e on e.id = l.escalation
                where e.state = 'OPEN' and l.passed_at is null and (cast(:id as uuid) is null or e.id = :id) order by l.due_at, l.tier""").param("id", one)
                .query(row -> {
                    OuterLimit limit = new OuterLimit(row.getInt("tier"), Objects.requireNonNull(EscalationRows.instant(row, "due_at")));
                    if (!waitsForTheBoard(row, limit)) {
                        ahead.computeIfAbsent(row.getObject("escalation", UUID.class), none -> new ArrayList<>()).add(limit);
                    }
                });
        return jdbc.sql(OPEN).param("id", one).query((row, i) -> clock(row, ahead.getOrDefault(row.getObject("id", UUID.class), List.of()))).list();
    }

    /** The limit for the top, where the policy says that the board holds it when it meets next, is not a matter of working days. */
    private boolean waitsForTheBoard(ResultSet row, OuterLimit limit) throws SQLException {
        return limit.tier() == ladder.top() && beforeAMeeting(limit.dueAt()) && policy.rowFor(new StandardId(row.getString("standard")),
                Severity.valueOf(row.getString("severity")), new UnitId(row.getString("unit"))).outerLimit() == null;
    }

    private boolean beforeAMeeting(Instant due) {
        LocalDate day = BusinessTime.dayOf(due);
        return meetings.firstAfter(day).filter(day.plusDays(1)::equals).isPresent();
    }

    private OpenClock clock(ResultSet row, List<OuterLimit> ahead) throws SQLException {
        Escalation escalation = EscalationRows.escalation(row, 0);
        Instant held = EscalationRows.instant(row, "held_until");
        if (held != null && held.isAfter(clock.instant())) {
            // What is left is counted from the day on which the clock runs again.
            LocalDate runs = BusinessTime.dayOf(held).minusDays(1);
            return new OpenClock(escalation, runs, runs, ahead);
        }
        Instant graver = EscalationRows.instant(row, "graver_at");
        return new OpenClock(escalation, BusinessTime.dayOf(escalation.turn().since()),
                BusinessTime.dayOf(graver == null ? escalation.openedAt() : graver), ahead);
    }
}

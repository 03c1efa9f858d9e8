package plumbline.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.WorkingCalendar;
import plumbline.escalation.calendar.CalendarTrial;
import plumbline.escalation.calendar.MovedDeadlines;
import plumbline.escalation.calendar.MovedDeadlines.Moved;
import plumbline.organisation.CalendarChanged;
import plumbline.organisation.Organisation;

/** Which deadlines a changed calendar has moved or would move, and who is told. */
@Component
class CalendarMoves implements CalendarTrial {

    /** A notice names so many escalations; the rest are counted. */
    private static final int NAMED = 5;
    private static final int CHANGES_SHOWN = 20;

    private final OpenClocks clocks;
    private final Ladder ladder;
    private final Organisation organisation;
    private final Notices notices;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    CalendarMoves(OpenClocks clocks, Ladder ladder, Organisation organisation, Notices notices, AuditTrail audit, JdbcClient jdbc, Clock clock) {
        this.clocks = clocks;
        this.ladder = ladder;
        this.organisation = organisation;
        this.notices = notices;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public MovedDeadlines with(WorkingCalendar after) {
        CalendarShift shift = new CalendarShift(organisation.calendar(Jurisdiction.ENGLAND), after, BusinessTime.dayOf(clock.instant()));
        List<OpenClocks.OpenClock> open = clocks.all();
        List<Moved> moved = open.stream().flatMap(each -> moved(each, shift))
                .sorted(Comparator.comparing(Moved::before).thenComparing(Moved::reference, Escalation.REFERENCES)).toList();
        int escalations = (int) moved.stream().map(Moved::id).distinct().count();
        return new MovedDeadlines(open.size(), escalations, moved.size(), moved.stream().limit(MovedDeadlines.SHOWN).toList());
    }

    private Stream<Moved> moved(OpenClocks.OpenClock open, CalendarShift shift) {
        Instant due = Objects.requireNonNull(open.escalation().turn().dueAt());
        Instant step = open.step(shift);
        return Stream.concat(step.equals(due) ? Stream.empty() : Stream.of(moved(open.escalation(), open.escalation().turn().step().word(), due, step)),
                open.outer(shift).entrySet().stream().map(outer -> moved(open.escalation(), "Held by " + ladder.name(outer.getKey().tier()) + " at the latest",
                        outer.getKey().dueAt(), outer.getValue())));
    }

    private static Moved moved(Escalation escalation, String what, Instant before, Instant after) {
        LocalDate from = BusinessTime.dayOf(before);
        LocalDate to = BusinessTime.dayOf(after);
        return new Moved(escalation.id().value().toString(), escalation.reference(), escalation.standard().value(), escalation.unit().value(), what, from, to,
                ChronoUnit.DAYS.between(from, to));
    }

    @Override
    public List<Followed> followed() {
        return jdbc.sql("select id, at, why, moved from calendar_change order by at desc, id limit ?").param(CHANGES_SHOWN)
                .query((row, i) -> new Followed(row.getObject("id", UUID.class), Objects.requireNonNull(EscalationRows.instant(row, "at")), row.getString("why"),
                        row.getInt("moved"))).list();
    }

    @Override
    public Optional<List<Moved>> moved(UUID change) {
        return jdbc.sql("select count(*) from calendar_change where id = ?").param(change).query(Integer.class).single() == 0 ? Optional.empty()
                : Optional.of(jdbc.sql("""
                        select m.*, e.reference, e.standard, e.unit from calendar_move m join escalation e on e.id = m.escalation
                        where m.change = ? order by m.due_before, length(e.reference), e.reference, m.what""").param(change).query(CalendarMoves::moved).list());
    }

    private static Moved moved(ResultSet row, int index) throws SQLException {
        LocalDate from = BusinessTime.dayOf(Objects.requireNonNull(EscalationRows.instant(row, "due_before")));
        LocalDate to = BusinessTime.dayOf(Objects.requireNonNull(EscalationRows.instant(row, "due_after")));
        return new Moved(row.getString("escalation"), row.getString("reference"), row.getString("standard"), row.getString("unit"), row.getString("what"), from, to,
                ChronoUnit.DAYS.between(from, to));
    }

    /** Whether a change has moved a deadline of an escalation already. */
    boolean movedBy(UUID change, EscalationId escalation) {
        return jdbc.sql("select count(*) from calendar_move where change = ? and escalation = ?").params(change, escalation.value()).query(Integer.class).single() > 0;
    }

    void put(UUID change, EscalationId escalation, String what, Instant before, Instant after) {
        jdbc.sql("insert into calendar_move (change, escalation, what, due_before, due_after) values (?, ?, ?, ?, ?)")
                .params(change, escalation.value(), what, EscalationRows.at(before), EscalationRows.at(after)).update();
    }

    /** Closes a change, once: one notice for each person who holds a moved escalation or acts next in it, and the audit trail. */
    void tell(CalendarChanged changed) {
        int first = jdbc.sql("""
                insert into calendar_change (id, at, why, moved) select ?, ?, ?, count(*) from calendar_move where change = ?
                on conflict (id) do nothing""").params(changed.change(), EscalationRows.at(changed.at()), changed.why(), changed.change()).update();
        if (first == 0) {
            return;
        }
        List<Moved> moved = moved(changed.change()).orElseThrow();
        Map<String, Moved> byEscalation = new LinkedHashMap<>();
        moved.forEach(each -> byEscalation.putIfAbsent(each.id(), each));
        people(changed.change()).forEach((person, escalations) -> notices.tell(new EscalationId(UUID.fromString(escalations.get(0))), List.of(person),
                words(changed.why(), escalations.stream().map(byEscalation::get).toList())));
        // Last: a notice waits for whoever holds its escalation, and who waits for the trail must not be waited for.
        audit.record(Actor.SERVICE, "calendar changed", "calendar", changed.change().toString(), changed.why() + ". " + moved.size() + " deadlines of open escalations moved.");
    }

    private Map<String, List<String>> people(UUID change) {
        Map<String, List<String>> people = new LinkedHashMap<>();
        jdbc.sql("""
                select p.person, e.id from (select escalation, min(due_after) as due from calendar_move where change = ? group by escalation) m
                join escalation e on e.id = m.escalation
                cross join lateral (select e.holder as person union select e.acts_next) p
                where p.person is not null order by p.person, m.due, length(e.reference), e.reference""").param(change)
                .query(row -> {
                    people.computeIfAbsent(row.getString("person"), none -> new ArrayList<>()).add(row.getString("id"));
                });
        return people;
    }

    private static String words(String why, List<Moved> moved) {
        String named = moved.stream().limit(NAMED).map(each -> each.reference() + ", " + each.what() + ": by " + BusinessTime.write(each.after()) + ", was "
                + BusinessTime.write(each.before())).collect(Collectors.joining("; "));
        return why + ", so other days count and " + (moved.size() == 1 ? "a deadline has moved. " : "deadlines of " + moved.size() + " escalations have moved. ") + named
                + (moved.size() > NAMED ? "; and " + (moved.size() - NAMED) + " more" : "");
    }
}

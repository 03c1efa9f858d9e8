package plumbline.escalation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.TimeLimit;
import plumbline.core.UnitId;
import plumbline.core.WorkingCalendar;
import plumbline.organisation.BoardMeetings;
import plumbline.organisation.Organisation;

/** The limits that no work moves: they run from the opening of an escalation. */
@Component
class OuterLimits {

    /** What stands for the next board meeting while none is entered: about a month. */
    static final TimeLimit NO_MEETING_ENTERED = TimeLimit.workingDays(20);

    private final EscalationPolicy policy;
    private final Organisation organisation;
    private final BoardMeetings meetings;
    private final Ladder ladder;
    private final JdbcClient jdbc;
    private final Clock clock;

    OuterLimits(EscalationPolicy policy, Organisation organisation, BoardMeetings meetings, Ladder ladder, JdbcClient jdbc, Clock clock) {
        this.policy = policy;
        this.organisation = organisation;
        this.meetings = meetings;
        this.ladder = ladder;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The limits of an escalation from when it opened or became graver, the earliest first; at least the one for the top. */
    List<OuterLimit> reckon(StandardId standard, Severity severity, UnitId unit, int firstTier, Instant openedAt) {
        PolicyRow row = policy.rowFor(standard, severity, unit);
        WorkingCalendar calendar = organisation.calendar(Jurisdiction.ENGLAND);
        Map<Integer, Instant> limits = new TreeMap<>();
        Instant latest = openedAt;
        for (PolicyRow.AtTheLatest mark : row.atTheLatest()) {
            latest = mark.after().from(openedAt, calendar).at();
            int tier = ladder.named(mark.tier());
            if (tier > firstTier) {
                limits.merge(tier, latest, OuterLimits::earlier);
            }
        }
        Instant last = row.outerLimit() == null ? beforeTheMeetingAfter(latest, openedAt, calendar) : row.outerLimit().from(openedAt, calendar).at();
        limits.merge(ladder.top(), last, OuterLimits::earlier);
        List<OuterLimit> reckoned = new ArrayList<>();
        limits.forEach((tier, due) -> reckoned.add(new OuterLimit(tier, due)));
        reckoned.sort(Comparator.comparing(OuterLimit::dueAt).thenComparing(OuterLimit::tier));
        return reckoned;
    }

    /** Puts them down for a new escalation. */
    void begin(EscalationId escalation, List<OuterLimit> limits) {
        jdbc.sql("""
                insert into escalation_outer_limit (escalation, tier, due_at)
                select ?, tier, due_at from unnest(?::int[], ?::timestamptz[]) as reckoned (tier, due_at) on conflict do nothing""")
                .params(escalation.value(), tiers(limits), moments(limits)).update();
    }

    /** Those of a graver severity count from now, and take the place of those still ahead where they are earlier. */
    void graver(Escalation escalation) {
        List<OuterLimit> limits = reckon(escalation.standard(), escalation.severity(), escalation.unit(), escalation.turn().tier(), clock.instant());
        jdbc.sql("""
                insert into escalation_outer_limit (escalation, tier, due_at)
                select ?, tier, due_at from unnest(?::int[], ?::timestamptz[]) as reckoned (tier, due_at)
                on conflict (escalation, tier) do update set due_at = least(escalation_outer_limit.due_at, excluded.due_at)
                where escalation_outer_limit.passed_at is null""")
                .params(escalation.id().value(), tiers(limits), moments(limits)).update();
    }

    private static Integer[] tiers(List<OuterLimit> limits) {
        return limits.stream().map(OuterLimit::tier).toArray(Integer[]::new);
    }

    private static String[] moments(List<OuterLimit> limits) {
        return limits.stream().map(limit -> limit.dueAt().toString()).toArray(String[]::new);
    }

    /** Those that have not passed, the earliest first. */
    List<OuterLimit> ahead(EscalationId escalation) {
        return jdbc.sql("select tier, due_at from escalation_outer_limit where escalation = ? and passed_at is null order by due_at, tier")
                .param(escalation.value())
                .query((row, i) -> new OuterLimit(row.getInt("tier"), Objects.requireNonNull(EscalationRows.instant(row, "due_at")))).list();
    }

    Optional<OuterLimit> next(EscalationId escalation) {
        return ahead(escalation).stream().findFirst();
    }

    void passed(EscalationId escalation, OuterLimit limit) {
        jdbc.sql("update escalation_outer_limit set passed_at = ? where escalation = ? and tier = ? and passed_at is null")
                .params(EscalationRows.at(clock.instant()), escalation.value(), limit.tier()).update();
    }

    /** Below this tier it cannot be held any more. */
    int lowestHolder(EscalationId escalation) {
        return jdbc.sql("select coalesce(max(tier), 0) from escalation_outer_limit where escalation = ? and passed_at is not null")
                .param(escalation.value()).query(Integer.class).single();
    }

    /** Moves those ahead, because the clock was held. */
    void move(EscalationId escalation, UnaryOperator<Instant> how) {
        List<OuterLimit> moved = ahead(escalation).stream().map(limit -> new OuterLimit(limit.tier(), how.apply(limit.dueAt()))).toList();
        jdbc.sql("""
                update escalation_outer_limit l set due_at = moved.due_at from unnest(?::int[], ?::timestamptz[]) as moved (tier, due_at)
                where l.escalation = ? and l.tier = moved.tier""")
                .params(tiers(moved), moments(moved), escalation.value()).update();
    }

    /** The open escalations whose limit for the top is ahead and depends, by the policy, on when the board meets. */
    List<EscalationId> untilTheBoardMeets() {
        return jdbc.sql("""
                select e.id, e.standard, e.severity, e.unit from escalation e join escalation_outer_limit l on l.escalation = e.id
                where e.state = 'OPEN' and l.tier = ? and l.passed_at is null order by e.opened_at, e.id""").param(ladder.top())
                .query((row, i) -> policy.rowFor(new StandardId(row.getString("standard")), Severity.valueOf(row.getString("severity")),
                        new UnitId(row.getString("unit"))).outerLimit() != null ? Optional.<EscalationId>empty()
                        : Optional.of(new EscalationId(row.getObject("id", UUID.class)))).list().stream().flatMap(Optional::stream).toList();
    }

    /**
     * Reckons the limit for the top by the meetings that are called now; the caller holds the row's lock and tells the process.
     *
     * @return when it is now; empty when it stays as it was
     */
    Optional<Instant> byMeetings(Escalation escalation) {
        OuterLimit top = ahead(escalation.id()).stream().filter(limit -> limit.tier() == ladder.top()).findFirst().orElse(null);
        if (top == null) {
            return Optional.empty();
        }
        Instant latest = latestBelowTheTop(escalation.id()).orElse(escalation.openedAt());
        Instant yesterday = clock.instant().minus(1, ChronoUnit.DAYS);
        LocalDate after = BusinessTime.dayOf(latest.isAfter(yesterday) ? latest : yesterday);
        Instant withoutMeeting = NO_MEETING_ENTERED.from(escalation.openedAt(), organisation.calendar(Jurisdiction.ENGLAND)).at();
        // With no meeting called it never becomes earlier: a pause may have moved it.
        Instant due = meetings.firstAfter(after).map(OuterLimits::before)
                .orElse(withoutMeeting.isAfter(top.dueAt()) ? withoutMeeting : top.dueAt());
        boolean changed = jdbc.sql("update escalation_outer_limit set due_at = ? where escalation = ? and tier = ? and due_at <> ?")
                .params(EscalationRows.at(due), escalation.id().value(), top.tier(), EscalationRows.at(due)).update() == 1;
        return changed ? Optional.of(due) : Optional.empty();
    }

    private Optional<Instant> latestBelowTheTop(EscalationId escalation) {
        return jdbc.sql("select due_at from escalation_outer_limit where escalation = ? and tier < ? order by due_at desc limit 1")
                .params(escalation.value(), ladder.top()).query((row, i) -> Objects.requireNonNull(EscalationRows.instant(row, "due_at"))).optional();
    }

    private Instant beforeTheMeetingAfter(Instant latest, Instant openedAt, WorkingCalendar calendar) {
        LocalDate day = BusinessTime.dayOf(latest);
        return meetings.firstAfter(day).map(OuterLimits::before)
                .orElseGet(() -> NO_MEETING_ENTERED.from(openedAt, calendar).at());
    }

    private static Instant before(LocalDate meeting) {
        return BusinessTime.endOf(meeting.minusDays(1));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

package plumbline.escalation.setaside;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.breaches.BreachId;
import plumbline.core.BusinessTime;
import plumbline.core.Page;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/** Reads and writes what was set aside; its waivers are written for all breaches at once. */
@Component
class SetAsideTable {

    private static final String READ = "select s.*, (select count(*) from waiver w where w.live_set_aside = s.id) as left_over from set_aside s";

    /** A breach that can be set aside: open, and nobody has excepted it or asked to. */
    record Candidate(BreachId breach, Severity severity) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    SetAsideTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<SetAside> all() {
        return jdbc.sql(READ + " order by s.live_id is null, s.until, s.at desc").query(SetAsideTable::row).list();
    }

    List<SetAside> inForce() {
        return jdbc.sql(READ + " where s.state = 'IN_FORCE' order by s.until, s.at").query(SetAsideTable::row).list();
    }

    Optional<SetAside> find(UUID id) {
        return jdbc.sql(READ + " where s.id = ?").param(id).query(SetAsideTable::row).optional();
    }

    /** It, locked until the transaction ends. */
    Optional<SetAside> lock(UUID id) {
        jdbc.sql("select 1 from set_aside where id = ? for update").param(id).query(Integer.class).optional();
        return find(id);
    }

    List<Candidate> candidates(StandardId standard, List<UnitId> units, LocalDate openedFrom) {
        return jdbc.sql("""
                select b.id, b.severity from breach b
                where b.state = 'OPEN' and b.standard = ? and b.unit = any (?) and b.opened_at >= ?
                  and not exists (select 1 from waiver w where w.breach = b.id and w.state in ('ASKED', 'IN_FORCE'))
                order by b.id""")
                .params(standard.value(), units.stream().map(UnitId::value).toArray(String[]::new), at(BusinessTime.startOf(openedFrom)))
                .query((row, i) -> new Candidate(new BreachId(row.getObject("id", UUID.class)), Severity.valueOf(row.getString("severity")))).list();
    }

    void insert(SetAside made, int tier, List<BreachId> breaches) {
        jdbc.sql("""
                insert into set_aside (id, standard, opened_from, reason, until, rule_text_hash, breaches, director, tier, at, state, live_id,
                    live_process_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'IN_FORCE', ?, ?)""")
                .params(made.id(), made.standard().value(), made.openedFrom(), made.reason(), made.until(), made.ruleTextHash(), made.breaches(),
                        made.director(), tier, at(made.at()), made.id(), made.process()).update();
        jdbc.sql("""
                insert into waiver (id, breach, state, asked_by, asked_at, reason, until, lowest_approver, decided_by, decided_tier, decided_at,
                    set_aside, live_set_aside)
                select gen_random_uuid(), breach, 'IN_FORCE', ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from unnest(?) breach""")
                .params(made.director(), at(made.at()), made.reason(), made.until(), tier, made.director(), tier, at(made.at()), made.id(), made.id(),
                        breaches.stream().map(BreachId::value).toArray(UUID[]::new)).update();
    }

    /** Ends it with all its waivers, and gives the breaches that are not set aside any more. */
    List<BreachId> end(UUID id, SetAside.State how, String by, String reason) {
        List<BreachId> freed = jdbc.sql("select breach from waiver where live_set_aside = ?").param(id).query(UUID.class).list().stream()
                .map(BreachId::new).toList();
        jdbc.sql("update waiver set state = ?, ended_by = ?, ended_at = ?, live_set_aside = null where live_set_aside = ?")
                .params(how == SetAside.State.EXPIRED ? "EXPIRED" : "CLEARED", by, at(clock.instant()), id).update();
        jdbc.sql("update set_aside set state = ?, ended_by = ?, ended_at = ?, end_reason = ?, live_id = null, live_process_id = null where id = ?")
                .params(how.name(), by, at(clock.instant()), reason, id).update();
        return freed;
    }

    /** All that were set aside together, a page of them. */
    Page<BreachId> breaches(UUID id, int page, int size) {
        int total = jdbc.sql("select count(*) from waiver where set_aside = ?").param(id).query(Integer.class).single();
        return Page.read(total, page, size, before -> jdbc.sql("""
                select w.breach from waiver w join breach b on b.id = w.breach where w.set_aside = ? order by b.unit, b.subject_ref limit ? offset ?""")
                .params(id, size, before).query(UUID.class).list().stream().map(BreachId::new).toList());
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static SetAside row(ResultSet row, int index) throws SQLException {
        OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
        @Nullable Instant ended = endedAt == null ? null : endedAt.toInstant();
        return new SetAside(row.getObject("id", UUID.class), new StandardId(row.getString("standard")), row.getObject("opened_from", LocalDate.class),
                row.getString("reason"), row.getObject("until", LocalDate.class), row.getString("rule_text_hash"), row.getInt("breaches"),
                row.getInt("left_over"), row.getString("director"), row.getObject("at", OffsetDateTime.class).toInstant(),
                SetAside.State.valueOf(row.getString("state")), row.getString("ended_by"), ended, row.getString("end_reason"),
                row.getString("live_process_id"));
    }
}

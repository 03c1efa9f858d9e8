package plumbline.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.UnitId;

/** Reads and writes the tables of deputies and successions. */
@Component
class DeputyTable implements Deputies {

    private final JdbcClient jdbc;
    private final ReadOnce once;
    private final Access access;
    private final ApplicationEventPublisher events;

    DeputyTable(JdbcClient jdbc, ReadOnce once, Access access, ApplicationEventPublisher events) {
        this.access = access;
        this.events = events;
        this.jdbc = jdbc;
        this.once = once;
    }

    @Override
    public Optional<Deputy> of(String person, LocalDate day) {
        return jdbc.sql("select * from deputy where person = ? and ended_at is null and ? between starts and ends")
                .params(person, day).query(DeputyTable::deputy).optional().filter(found -> access.has(found.deputy()));
    }

    @Override
    public List<Deputy> standingIn(String deputy, LocalDate day) {
        return jdbc.sql("select * from deputy where deputy = ? and ended_at is null and ? between starts and ends order by person")
                .params(deputy, day).query(DeputyTable::deputy).list();
    }

    @Override
    public List<Deputy> from(LocalDate day) {
        return jdbc.sql("select * from deputy where ended_at is null and ends >= ? order by starts, person").param(day)
                .query(DeputyTable::deputy).list();
    }

    @Override
    @Transactional
    public boolean put(Deputy deputy, String by, Instant at) {
        // The trigger refuses it too; whoever comes second through this lock sees the first.
        jdbc.sql("select pg_advisory_xact_lock(7304119157)").query((row, i) -> 0).list();
        return jdbc.sql("""
                insert into deputy (id, person, deputy, starts, ends, set_by, set_at)
                select :id, :person, :deputy, :starts, :ends, :by, :at
                where not exists (select 1 from deputy where person = :person and ended_at is null and starts <= :ends and ends >= :starts)""")
                .param("id", deputy.id()).param("person", deputy.person()).param("deputy", deputy.deputy())
                .param("starts", deputy.starts()).param("ends", deputy.ends()).param("by", by).param("at", utc(at)).update() == 1;
    }

    @Override
    public void end(UUID id, String by, Instant at) {
        jdbc.sql("update deputy set ended_at = ?, ended_by = ? where id = ? and ended_at is null").params(utc(at), by, id).update();
    }

    @Override
    @Transactional
    public int succeed(String leaver, String successor, int actions, String by, Instant at) {
        once.forget();
        Set<UnitId> units = new HashSet<>(jdbc.sql("select unit from post where username = ?").param(leaver).query(String.class).list()
                .stream().map(UnitId::new).toList());
        int posts = jdbc.sql("update post set username = ? where username = ?").params(successor, leaver).update();
        jdbc.sql("update deputy set ended_at = ?, ended_by = ? where (person = ? or deputy = ?) and ended_at is null")
                .params(utc(at), by, leaver, leaver).update();
        if (jdbc.sql("update fallback set username = ? where username = ?").params(successor, leaver).update() == 1) {
            units.add(council());
        }
        jdbc.sql("insert into succession (id, leaver, successor, passed_at, passed_by, posts, actions) values (?, ?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), leaver, successor, utc(at), by, posts, actions).update();
        if (!units.isEmpty()) {
            events.publishEvent(new PostsChanged(Set.copyOf(units)));
        }
        return posts;
    }

    @Override
    public Optional<String> fallback() {
        return jdbc.sql("select username from fallback").query(String.class).optional();
    }

    @Override
    @Transactional
    public void setFallback(String username) {
        jdbc.sql("insert into fallback (only_row, username) values (true, ?) on conflict (only_row) do update set username = excluded.username")
                .param(username).update();
        events.publishEvent(new PostsChanged(Set.of(council())));
    }

    private UnitId council() {
        return new UnitId(jdbc.sql("select code from org_unit where kind = 'COUNCIL'").query(String.class).single());
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Deputy deputy(ResultSet row, int index) throws SQLException {
        return new Deputy(row.getObject("id", UUID.class), row.getString("person"), row.getString("deputy"),
                row.getObject("starts", LocalDate.class), row.getObject("ends", LocalDate.class));
    }
}

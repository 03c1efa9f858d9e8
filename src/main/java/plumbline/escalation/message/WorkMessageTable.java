package plumbline.escalation.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.escalation.Step;

/** Reads and writes who is to be told of what. */
@Component
class WorkMessageTable {

    /** Of what is held or muted nobody is told: it waits for nobody. */
    private static final String NOT_HELD = """
            e.state = 'OPEN' and e.acts_next is not null and e.held_until is null
              and not exists (select 1 from escalation_muting m where m.child = e.id and m.ended_at is null)\s""";
    /** Asked every minute of everything that waits: what stands there already is not tried again, which would use up an id each time. */
    private static final String INSERT = """
            insert into work_message (escalation, username, kind, step, severity, about_at, due_at, written_at, state)
            select news.*, :now, 'WAITING' from (%s) as news (escalation, username, kind, step, severity, about_at, due_at)
            where not exists (select 1 from work_message known where known.escalation = news.escalation and known.username = news.username
                and known.kind = news.kind and known.step = news.step and known.severity = news.severity and known.about_at = news.about_at)
            on conflict do nothing""";

    private static final long TELLING_LOCK = 7_304_119_046L;

    private final JdbcClient jdbc;

    WorkMessageTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One node at a time, until the transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(TELLING_LOCK).query((row, i) -> 0).list();
    }

    /** Puts down every turn of which nobody was told yet. */
    void turns(Instant now) {
        insert("select e.id, e.acts_next, 'TURN', e.step, e.severity, e.step_started_at, e.step_due_at from escalation e where " + NOT_HELD)
                .param("now", at(now)).update();
    }

    /**
     * Puts down every turn that ends soon.
     *
     * @param soon     until when, of those that count working days
     * @param soonS1   until when, of those that count hours
     * @param toldBefore who was told of the turn after this moment has not forgotten it yet; {@code toldS1} for those that count hours
     */
    void reminders(Instant now, Instant soon, Instant soonS1, Instant toldBefore, Instant toldS1) {
        insert("select e.id, e.acts_next, 'REMINDER', e.step, e.severity, e.step_started_at, e.step_due_at from escalation e where " + NOT_HELD + """
                  and e.overdue_since is null and e.step_due_at > :now and e.step_due_at <= case e.severity when 'S1' then :soonS1 else :soon end
                  and exists (select 1 from work_message t where t.escalation = e.id and t.username = e.acts_next and t.kind = 'TURN' and t.step = e.step
                      and t.about_at = e.step_started_at and t.written_at <= case e.severity when 'S1' then :toldS1 else :told end)""")
                .param("now", at(now)).param("soon", at(soon)).param("soonS1", at(soonS1)).param("told", at(toldBefore)).param("toldS1", at(toldS1)).update();
    }

    /** Puts down what waits at the top and was told before, each time its limit has passed again. */
    void overdue(Instant now) {
        insert("select e.id, e.acts_next, 'OVERDUE', e.step, e.severity, e.step_due_at, e.step_due_at from escalation e where "
                + NOT_HELD + "and e.overdue_since is not null").param("now", at(now)).update();
    }

    /** Puts down what somebody was told on My work lately and has not read; older than that it is no news. */
    void told(Instant now, Instant since) {
        insert("""
                select e.id, n.username, 'TOLD', e.step, e.severity, n.at, null::timestamptz from notice n join escalation e on e.id = n.escalation
                where n.read_at is null and n.at > :since
                  and not exists (select 1 from escalation_muting m where m.child = e.id and m.ended_at is null)""").param("now", at(now)).param("since", at(since)).update();
    }

    private JdbcClient.StatementSpec insert(String news) {
        return jdbc.sql(INSERT.formatted(news));
    }

    /** What was done, handed on, held, closed or read before anybody was told needs no telling any more. */
    void supersede(Instant now) {
        jdbc.sql("""
                update work_message w set state = 'SUPERSEDED', ended_at = :now where w.state = 'WAITING' and w.kind = 'TOLD' and not exists (
                    select 1 from notice n where n.escalation = w.escalation and n.username = w.username and n.at = w.about_at and n.read_at is null)""")
                .param("now", at(now)).update();
        jdbc.sql("""
                update work_message w set state = 'SUPERSEDED', ended_at = :now where w.state = 'WAITING' and w.kind <> 'TOLD' and not exists (
                    select 1 from escalation e where e.id = w.escalation and e.acts_next = w.username and e.step = w.step and e.severity = w.severity and
                """ + NOT_HELD + ")").param("now", at(now)).update();
    }

    List<String> whoWaits() {
        return jdbc.sql("select distinct username from work_message where state = 'WAITING' order by username").query(String.class).list();
    }

    /** What somebody is to be told, once of each escalation and the latest of it; the gravest and the first due before the others. */
    List<WorkMessage> waiting(String username) {
        return jdbc.sql("""
                select w.*, e.reference, e.standard from work_message w join escalation e on e.id = w.escalation
                where w.username = ? and w.state = 'WAITING' and not exists (select 1 from work_message later where later.escalation = w.escalation
                    and later.username = w.username and later.state = 'WAITING' and later.kind <> 'TOLD' and later.id > w.id)
                order by w.severity, w.due_at nulls last, length(e.reference), e.reference, w.id""")
                .param(username).query(WorkMessageTable::row).list();
    }

    Optional<Instant> lastMailed(String username) {
        return jdbc.sql("select max(ended_at) from work_message where username = ? and state = 'MAILED'").param(username)
                .query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    void mailed(String username, Instant now) {
        jdbc.sql("update work_message set state = 'MAILED', ended_at = ? where username = ? and state = 'WAITING'").params(at(now), username).update();
    }

    private static WorkMessage row(ResultSet row, int index) throws SQLException {
        OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
        return new WorkMessage(row.getLong("id"), row.getObject("escalation", UUID.class), row.getString("reference"),
                new StandardId(row.getString("standard")), row.getString("username"), WorkMessage.Kind.valueOf(row.getString("kind")),
                Step.valueOf(row.getString("step")), Severity.valueOf(row.getString("severity")), due == null ? null : due.toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}

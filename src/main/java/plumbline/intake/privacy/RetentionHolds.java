package plumbline.intake.privacy;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.FreeText;

/** Legal holds: while one is in force, nothing of a person or a worker goes. */
@Component
class RetentionHolds {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transactions;

    RetentionHolds(JdbcClient jdbc, AuditTrail audit, Clock clock, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.transactions = new TransactionTemplate(manager);
    }

    /** Those in force, newest first. */
    List<RetentionHold> inForce() {
        return jdbc.sql("select h.*, coalesce(p.ref, h.worker) as ref from retention_hold h left join person p on p.id = h.person_id where released_at is null order by h.id desc")
                .query((row, i) -> new RetentionHold(row.getLong("id"), row.getString("ref"), row.getString("reason"), row.getString("held_by"),
                        row.getObject("held_at", OffsetDateTime.class).toInstant())).list();
    }

    /** The references of people, of second records too, about whom everything is held. */
    List<String> people() {
        return jdbc.sql("""
                select p.ref from person p join person first on first.id = coalesce(p.same_as, p.id)
                where exists (select from retention_hold h join person held on held.id = h.person_id where h.released_at is null and coalesce(held.same_as, held.id) = first.id)""")
                .query(String.class).list();
    }

    Attempt<RetentionHold> hold(String reference, String reason, Actor actor) {
        String why = reason.strip();
        String ref = reference.strip().replace("\0", "");
        Optional<Long> person = jdbc.sql("""
                select coalesce(p.same_as, p.id) from person p where p.purged_at is null
                  and (p.ref = :ref or p.id in (select person_id from person_identifier where local_id = :ref)) limit 1""").param("ref", ref).query(Long.class).optional();
        boolean worker = person.isEmpty() && jdbc.sql("select exists (select from record_of_worker where reference = ? and kind = any (?))").params(ref, WorkerRecords.kinds())
                .query(Boolean.class).single();
        if (person.isEmpty() && !worker) {
            return Attempt.invalid("reference", "Nobody has this reference. Enter it as the case system writes it.");
        }
        if (FreeText.emptyOrTooLong(why)) {
            return Attempt.invalid("reason", "Enter why everything is kept, in at most " + FreeText.LONGEST + " characters, for example the number of the claim.");
        }
        return transactions.execute(status -> {
            // A purge that is going on has looked already.
            jdbc.sql("select pg_advisory_xact_lock(?)").param(KeepingAndPurging.PURGE_LOCK).query(row -> { });
            int added = person.isPresent() ? holdPerson(person.get(), why, actor) : holdWorker(ref, why, actor);
            if (added == 0) {
                return Attempt.invalid("reference", "Everything of this person is held already, or was purged a moment ago.");
            }
            audit.record(actor, "facts held", worker ? "worker" : "person", ref, why);
            return Attempt.done(inForce().get(0));
        });
    }

    private int holdPerson(long person, String why, Actor actor) {
        return jdbc.sql("""
                insert into retention_hold (person_id, reason, held_by, held_at) select id, ?, ?, ? from person where id = ? and purged_at is null
                on conflict (person_id) where released_at is null do nothing""").params(why, actor.words(), now(), person).update();
    }

    private int holdWorker(String worker, String why, Actor actor) {
        return jdbc.sql("""
                insert into retention_hold (worker, reason, held_by, held_at) select ?, ?, ?, ? where exists (select from record_of_worker where reference = ?)
                on conflict (worker) where released_at is null do nothing""").params(worker, why, actor.words(), now(), worker).update();
    }

    Attempt<Long> release(long hold, Actor actor) {
        return transactions.execute(status -> {
            Optional<String> whose = jdbc.sql("""
                    update retention_hold h set released_by = ?, released_at = ? where h.id = ? and h.released_at is null
                    returning coalesce((select p.ref from person p where p.id = h.person_id), h.worker)""").params(actor.words(), now(), hold).query(String.class).optional();
            if (whose.isEmpty()) {
                return Attempt.notFound("There is no such hold any more.");
            }
            audit.record(actor, "hold released", "person", whose.get(), "");
            return Attempt.done(hold);
        });
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

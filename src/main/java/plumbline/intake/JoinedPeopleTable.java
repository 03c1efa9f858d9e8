package plumbline.intake;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.FreeText;
import plumbline.core.Page;

/** Keeps who is read as whom. That both are judged again is noted by the database, as whenever something else is known of somebody. */
@Component
class JoinedPeopleTable implements JoinedPeople {

    private static final int ON_A_PAGE = 50;
    private static final String JOINED = " from person p join person same on same.id = p.same_as where p.purged_at is null";
    private static final String APART = " from person_apart a join person p on p.id = a.person_id join person other on other.id = a.apart_from";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    JoinedPeopleTable(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Two records by their keys. */
    private record Pair(long record, long person, String recordRef, String personRef, boolean numbersOfTheirOwn) {
    }

    @Override
    public Page<Joined> joined(int page) {
        return Page.read(jdbc.sql("select count(*)" + JOINED).query(Integer.class).single(), page, ON_A_PAGE,
                before -> jdbc.sql("select p.ref as record, same.ref as person" + JOINED + " order by same.ref, p.ref limit ? offset ?").params(ON_A_PAGE, before)
                        .query(Joined.class).list());
    }

    @Override
    public Page<Apart> apart(int page) {
        return Page.read(jdbc.sql("select count(*)" + APART).query(Integer.class).single(), page, ON_A_PAGE,
                before -> jdbc.sql("select p.ref as record, other.ref as person, a.*" + APART + " order by a.parted_at desc, p.ref limit ? offset ?").params(ON_A_PAGE, before)
                        .query((row, i) -> new Apart(row.getString("record"), row.getString("person"), row.getString("reason"), row.getString("parted_by"),
                                row.getObject("parted_at", OffsetDateTime.class).toInstant())).list());
    }

    @Override
    @Transactional
    public Attempt<Apart> part(String record, String reason, Actor actor) {
        Optional<Pair> pair = pair("select p.id as record, same.id as person, p.ref as record_ref, same.ref as person_ref, false as numbers_of_their_own" + JOINED, record);
        if (pair.isEmpty()) {
            return Attempt.notFound("No record with this reference is read as another person.");
        }
        if (FreeText.emptyOrTooLong(reason)) {
            return Attempt.invalid("reason", "Say how you know that they are two people, in at most " + FreeText.LONGEST + " characters.");
        }
        Apart apart = new Apart(pair.get().recordRef(), pair.get().personRef(), reason.strip(), actor.words(), clock.instant());
        jdbc.sql("insert into person_apart (person_id, apart_from, reason, parted_by, parted_at) values (?, ?, ?, ?, ?)")
                .params(pair.get().record(), pair.get().person(), apart.reason(), apart.partedBy(), OffsetDateTime.ofInstant(apart.partedAt(), ZoneOffset.UTC)).update();
        jdbc.sql("update person set same_as = null where id = ?").param(pair.get().record()).update();
        audit.record(actor, "people parted", "person", apart.record(), "no longer read as " + apart.person() + ": " + apart.reason());
        return Attempt.done(apart);
    }

    @Override
    @Transactional
    public Attempt<Joined> join(String record, Actor actor) {
        Optional<Pair> pair = pair("""
                select p.id as record, coalesce(other.same_as, other.id) as person, p.ref as record_ref, other.ref as person_ref, p.nhs_digest is not null as numbers_of_their_own""" + APART
                + " where true", record);
        if (pair.isEmpty()) {
            return Attempt.notFound("No record with this reference was parted from another person.");
        }
        if (pair.get().numbersOfTheirOwn()) {
            return Attempt.notNow("Each of them has an NHS number of their own by now, so they are two people.");
        }
        jdbc.sql("delete from person_apart where person_id = ?").param(pair.get().record()).update();
        jdbc.sql("update person set same_as = :person where id = :record or same_as = :record").param("person", pair.get().person()).param("record", pair.get().record()).update();
        audit.record(actor, "people joined again", "person", pair.get().recordRef(), "read as " + pair.get().personRef());
        return Attempt.done(new Joined(pair.get().recordRef(), pair.get().personRef()));
    }

    /** One at a time: imports join people under the same lock of their rows. */
    private Optional<Pair> pair(String select, String record) {
        return jdbc.sql(select + " and p.ref = ? for update of p").param(record.replace("\0", "")).query(Pair.class).optional();
    }
}

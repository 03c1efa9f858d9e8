package plumbline.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.FreeText;
import plumbline.core.Page;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;

/** Keeps what somebody decided about references of workers. */
@Component
class WorkerDecisions implements WorkerReferences {

    private static final int ON_A_PAGE = 50;
    private static final String DECISION = """
            select d.*, d.same and exists (select from case_record r where r.ref = d.reference and r.person_id is null and r.kind = any (:staff)) as rests
            from worker_decision d""";

    private final JdbcClient jdbc;
    private final WorkerReferenceList list;
    private final AuditTrail audit;
    private final Clock clock;

    WorkerDecisions(JdbcClient jdbc, WorkerReferenceList list, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.list = list;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Page<Alike> alike(int page) {
        return list.alike(page);
    }

    @Override
    public Page<Known> inNoListOfStaff(int page) {
        return list.inNoListOfStaff(page);
    }

    @Override
    public Page<Known> inNoOtherList(int page) {
        return list.inNoOtherList(page);
    }

    @Override
    public Optional<Known> known(String reference) {
        return list.known(clean(reference));
    }

    @Override
    public Page<Decision> decided(boolean same, int page) {
        return Page.read(jdbc.sql("select count(*)::int from worker_decision where same = ?").param(same).query(Integer.class).single(), page, ON_A_PAGE,
                before -> decisions(" where d.same = :same order by d.decided_at desc, d.reference limit :most offset :before").param("same", same).param("most", ON_A_PAGE)
                        .param("before", before).query((row, i) -> decision(row)).list());
    }

    @Override
    @Transactional
    public Attempt<Decision> decide(String reference, String worker, boolean same, String reason, Actor actor) {
        String first = clean(reference);
        String second = clean(worker);
        Optional<Known> one = list.known(first);
        Optional<Known> other = list.known(second);
        if (one.isEmpty()) {
            return Attempt.invalid("reference", unknown(first));
        }
        if (other.isEmpty() || first.equals(second)) {
            return Attempt.invalid("worker", other.isEmpty() ? unknown(second) : "Enter another reference than the first one.");
        }
        if (FreeText.emptyOrTooLong(reason)) {
            return Attempt.invalid("reason", "Say how you know, in at most " + FreeText.LONGEST + " characters.");
        }
        // One at a time: what is read as what is looked at before it is decided.
        jdbc.sql("lock table worker_decision in share row exclusive mode").update();
        Optional<Attempt<Decision>> refused = decidedAlready(first, second).or(() -> same ? refusedAsOne(one.get(), other.get()) : Optional.empty());
        if (refused.isPresent()) {
            return refused.get();
        }
        Decision decision = new Decision(first, second, same, reason.strip(), actor.words(), clock.instant(), false);
        jdbc.sql("insert into worker_decision (reference, worker, same, reason, decided_by, decided_at) values (?, ?, ?, ?, ?, ?)")
                .params(first, second, same, decision.reason(), decision.decidedBy(), OffsetDateTime.ofInstant(decision.decidedAt(), ZoneOffset.UTC)).update();
        audit.record(actor, same ? "workers joined" : "workers told apart", "worker", first, (same ? "read as " : "is not ") + second + ": " + decision.reason());
        return Attempt.done(decision);
    }

    private static String unknown(String reference) {
        return reference.isEmpty() ? "Enter a reference as the lists write it." : "No list of workers has this reference. Enter it as the lists write it.";
    }

    private Optional<Attempt<Decision>> decidedAlready(String first, String second) {
        return decisions(" where (d.reference, d.worker) in ((:first, :second), (:second, :first))").param("first", first).param("second", second)
                .query((row, i) -> decision(row)).optional().map(found -> Attempt.notNow(found.decidedBy() + " decided already that they are "
                        + (found.same() ? "one worker." : "two workers.") + " Take that back first."));
    }

    private Optional<Attempt<Decision>> refusedAsOne(Known one, Known other) {
        if (one.worksHere()) {
            return Optional.of(Attempt.invalid("reference", other.worksHere()
                    ? "Lists of who works here hold both, so each is judged by itself. Withdraw the import that brought the wrong one, or send the day on which the worker left under it."
                    : "A list of who works here holds this one, so the worker is judged by it. Change the two round."));
        }
        for (Decision joined : decisions(" where d.same and (d.reference in (:first, :second) or d.worker = :first)").param("first", one.reference()).param("second", other.reference())
                .query((row, i) -> decision(row)).list()) {
            return Optional.of(joined.reference().equals(other.reference())
                    ? Attempt.invalid("worker", "This one is read as " + joined.worker() + ". Enter " + joined.worker() + " instead.")
                    : Attempt.invalid("reference", joined.reference() + " is read as " + joined.worker() + ". Take that back first."));
        }
        return Optional.empty();
    }

    @Override
    @Transactional
    public Attempt<Decision> takeBack(String reference, String worker, Actor actor) {
        List<Decision> found = decisions(" where d.reference = :reference and d.worker = :worker for update of d").param("reference", clean(reference)).param("worker", clean(worker))
                .query((row, i) -> decision(row)).list();
        if (found.isEmpty()) {
            return Attempt.notFound("Nothing was decided about these two references, or it was taken back already.");
        }
        Decision decision = found.get(0);
        jdbc.sql("delete from worker_decision where reference = ? and worker = ?").params(decision.reference(), decision.worker()).update();
        audit.record(actor, "decision about workers taken back", "worker", decision.reference(), (decision.same() ? "no longer read as " : "may be ") + decision.worker());
        return Attempt.done(decision);
    }

    private JdbcClient.StatementSpec decisions(String which) {
        return jdbc.sql(DECISION + which).param("staff", RecordKinds.imported().stream().filter(RecordKind::saysWhoWorksHere).map(RecordKind::name).toArray(String[]::new));
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(row.getString("reference"), row.getString("worker"), row.getBoolean("same"), row.getString("reason"), row.getString("decided_by"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(), row.getBoolean("rests"));
    }

    private static String clean(String reference) {
        return reference.strip().replace("\0", "");
    }
}

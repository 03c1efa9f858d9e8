package plumbline.intake.privacy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.facts.KeepsPeople;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;

/**
 * Records about workers, such as supervision, appraisal and training. Those of one worker go together, when each is older than its kind is kept:
 * were some of them gone, the worker would be judged never supervised.
 */
@Component
class WorkerRecords {

    /** Kinds that nobody has stated a time for keep their workers. */
    private static final String OLD = """
            select w.worker, array_agg(w.ref) as refs from record_of_worker w left join retention_rule r on r.kind = :prefix || w.kind
            where w.kind = any (:kinds) and not exists (
                select from retention_hold h left join worker_decision d on d.same and d.reference = h.worker
                where coalesce(d.worker, h.worker) = w.worker and h.released_at is null)
            group by w.worker having bool_and(not w.open and coalesce((w.last_day + make_interval(months => r.months))::date < :today, false)) order by 1""";

    private static final String OF_WORKERS = " where person_id is null and kind = any (:kinds) and coalesce(about, ref) = any (:workers)";

    private final JdbcClient jdbc;
    private final ObjectProvider<KeepsPeople> keepers;

    WorkerRecords(JdbcClient jdbc, ObjectProvider<KeepsPeople> keepers) {
        this.jdbc = jdbc;
        this.keepers = keepers;
    }

    /** The kinds of records that are about workers, and those that say who works here: their reference is the worker's. */
    static String[] kinds() {
        return RecordKinds.imported().stream().filter(kind -> kind.aboutWorkers() || kind.saysWhoWorksHere()).map(RecordKind::name).toArray(String[]::new);
    }

    /** The workers whose records go, but those about whom something is open. */
    List<String> due(LocalDate today) {
        Map<String, List<String>> old = new TreeMap<>();
        jdbc.sql(OLD).param("prefix", RetentionRules.OF_WORKERS).param("kinds", kinds()).param("today", today).query(row -> {
            old.put(row.getString("worker"), List.of((String[]) row.getArray("refs").getArray()));
        });
        Set<String> subjects = new HashSet<>(old.keySet());
        old.values().forEach(subjects::addAll);
        Set<String> kept = new HashSet<>();
        keepers.stream().forEach(keeper -> kept.addAll(keeper.keptSubjects(subjects)));
        return old.entrySet().stream().filter(worker -> !kept.contains(worker.getKey()) && worker.getValue().stream().noneMatch(kept::contains)).map(Map.Entry::getKey).toList();
    }

    /** How many rows of each kind some workers have. */
    Map<String, Integer> rows(Collection<String> workers) {
        Map<String, Integer> rows = new TreeMap<>();
        jdbc.sql("select kind, count(*) as n from case_record" + OF_WORKERS + " group by 1").param("kinds", kinds()).param("workers", references(workers)).query(row -> {
            rows.put(RetentionRules.OF_WORKERS + row.getString("kind"), row.getInt("n"));
        });
        return rows;
    }

    /** Deletes their records, and the earlier states that a withdrawn import would bring back. */
    void delete(Collection<String> workers) {
        String[] refs = references(workers);
        jdbc.sql("delete from case_record" + OF_WORKERS).param("kinds", kinds()).param("workers", refs).update();
        jdbc.sql("delete from fact_before where fact_table = 'case_record' and coalesce(image ->> 'about', image ->> 'ref') = any (:workers) and image ->> 'kind' = any (:kinds)")
                .param("kinds", kinds()).param("workers", refs).update();
        jdbc.sql("delete from worker_decision where reference = any (:workers) or worker = any (:workers)").param("workers", refs).update();
    }

    /** Under which references records of some workers came. */
    private String[] references(Collection<String> workers) {
        Set<String> references = new TreeSet<>(workers);
        references.addAll(jdbc.sql("select reference from worker_decision where same and worker = any (:workers)").param("workers", workers.toArray(String[]::new))
                .query(String.class).list());
        return references.toArray(String[]::new);
    }
}

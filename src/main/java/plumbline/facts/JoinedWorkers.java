package plumbline.facts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads records about a worker's other references as records about the worker, where somebody who has looked said that they are one. A reference that a
 * list of who works here holds by now is a worker's own: what came under it stays there, and nobody is judged for want of records that were read elsewhere.
 */
final class JoinedWorkers {

    private final Map<String, String> readAs = new HashMap<>();

    JoinedWorkers(JdbcTemplate jdbc) {
        jdbc.query("select reference, worker from worker_decision where same", row -> {
            readAs.put(row.getString("reference"), row.getString("worker"));
        });
    }

    /** The records, those about a worker with the reference the worker is read by. */
    List<CaseRecord> read(List<CaseRecord> records) {
        if (readAs.isEmpty()) {
            return records;
        }
        Set<String> workHere = new HashSet<>();
        records.stream().filter(record -> is(record, RecordKind::saysWhoWorksHere)).forEach(record -> workHere.add(record.ref()));
        Map<String, String> inForce = new HashMap<>(readAs);
        inForce.keySet().removeAll(workHere);
        return records.stream().map(record -> is(record, RecordKind::aboutWorkers) && inForce.containsKey(record.about())
                ? record.belongingTo(inForce.get(record.about())) : record).toList();
    }

    private static boolean is(CaseRecord record, Predicate<RecordKind> kind) {
        return RecordKinds.named(record.kind()).filter(kind).isPresent();
    }
}

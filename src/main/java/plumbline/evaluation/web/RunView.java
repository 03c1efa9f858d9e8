package plumbline.evaluation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.EvaluationRun;

/**
 * A run as the API gives it.
 *
 * @param progress     how much is done, 0 to 100
 * @param findings     how many findings of each outcome
 */
record RunView(String id, String state, LocalDate asAt, int ruleSetVersion, String ruleSetHash, String startedBy,
               Instant startedAt, @Nullable Instant finishedAt, int partitions, int partitionsDone, int progress,
               Map<String, Integer> findings, @Nullable String problem) {

    static RunView of(EvaluationRun run) {
        Map<String, Integer> findings = new TreeMap<>();
        run.counts().forEach((outcome, count) -> findings.put(outcome.name(), count));
        return new RunView(run.id().toString(), run.state().name(), run.asAt().day(), run.ruleSet().number(),
                run.ruleSet().contentHash(), run.startedBy(), run.startedAt(), run.finishedAt(), run.partitions(),
                run.partitionsDone(), run.percentDone(), findings, run.problem());
    }
}

package plumbline.evaluation.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.EvaluationRun;

/**
 * A run as the API gives it.
 *
 * @param number       its place in the order of all runs
 * @param everybody    whether everybody is judged, or only who can have changed, and why
 * @param looksBack    whether it changes nothing but itself, because a run as at a later moment was complete before
 * @param replays      the run it judges once more, if any
 * @param progress     how much is done, 0 to 100
 * @param people       how many people are judged so far
 * @param secondsLeft  about how long it still takes; left out until that can be told
 * @param batches      the imports it was the first to know
 * @param findings     how many findings of each outcome
 */
record RunView(String id, int number, String state, LocalDate asAt, int ruleSetVersion, String ruleSetHash, boolean everybody, String scopeReason,
               boolean looksBack, @Nullable String replays, String startedBy, Instant startedAt, @Nullable Instant finishedAt, int partitions,
               int partitionsDone, int progress, int people, long peopleASecond, @Nullable Long secondsLeft, List<Long> batches,
               Map<String, Integer> findings, @Nullable String problem) {

    static RunView of(EvaluationRun run, List<Long> batches, Clock clock) {
        EvaluationRun.Pace pace = run.pace(clock.instant());
        Map<String, Integer> findings = new TreeMap<>();
        run.counts().forEach((outcome, count) -> findings.put(outcome.name(), count));
        return new RunView(run.id().toString(), run.number(), run.state().name(), run.asAt().day(), run.ruleSet().number(),
                run.ruleSet().contentHash(), run.scope().everybody(), run.scope().reason(), run.looksBack(),
                run.replays() == null ? null : run.replays().toString(), run.startedBy(), run.startedAt(), run.finishedAt(), run.partitions(),
                run.partitionsDone(), run.percentDone(), run.people(), pace.peopleASecond(), pace.left().map(Duration::toSeconds).orElse(null),
                batches, findings, run.problem());
    }
}

package plumbline.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.standards.AsAt;
import plumbline.standards.Outcome;
import plumbline.standards.RuleSetVersion;

/**
 * One rule set version applied to the facts as at a moment.
 *
 * @param number         its place in the order of all runs
 * @param scope          who is judged, and why
 * @param looksBack      whether a run as at a later moment was complete before it: such a run changes nothing but itself
 * @param replays        the run whose rules and moment it judges once more, or {@code null}
 * @param startedBy      who or what asked for it, in words
 * @param partitions     how many partitions there are in all; 0 until they are known
 * @param partitionsDone how many are judged
 * @param people         how many people are judged so far
 * @param counts         how many findings hold after it of each outcome, also of those that are fine; empty until it is complete
 * @param problem        why it failed, in words, or {@code null}
 */
public record EvaluationRun(RunId id, int number, State state, AsAt asAt, RuleSetVersion ruleSet, RunScope scope,
                            boolean looksBack, @Nullable RunId replays, String startedBy,
                            Instant startedAt, @Nullable Instant finishedAt, int partitions, int partitionsDone, int people,
                            Map<Outcome, Integer> counts, @Nullable String problem) {

    /** How far a run is. */
    public enum State {
        /** People and providers are being judged. */
        RUNNING("Running"),
        /** All findings are stored; breaches follow from the event that says so. */
        COMPLETED("Completed"),
        FAILED("Failed");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The word people read. */
        public String word() {
            return word;
        }
    }

    /**
     * How fast a run is, from what it has done so far.
     *
     * @param peopleASecond people judged a second
     * @param left          about how long it still takes; empty until the first partition is done
     */
    public record Pace(long peopleASecond, Optional<Duration> left) {
    }

    /** How fast it is, or was. */
    public Pace pace(Instant now) {
        Duration taken = Duration.between(startedAt, finishedAt == null ? now : finishedAt);
        long milliseconds = Math.max(1, taken.toMillis());
        return new Pace(people * 1_000L / milliseconds, finishedAt != null || partitionsDone == 0 ? Optional.empty()
                : Optional.of(Duration.ofMillis(milliseconds * (partitions - partitionsDone) / partitionsDone)));
    }

    /** How much is done, 0 to 100. */
    public int percentDone() {
        return partitions == 0 ? 0 : partitionsDone * 100 / partitions;
    }
}

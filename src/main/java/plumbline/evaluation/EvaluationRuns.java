package plumbline.evaluation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.standards.AsAt;
import plumbline.standards.RuleSetVersion;

/**
 * Starts and follows evaluation runs. One run works at a time; asking for another while one works gives that one back if
 * it is as at the same day, and is refused otherwise.
 */
public interface EvaluationRuns {

    /**
     * Starts a run and returns at once; it goes on in the background and survives a restart of the service.
     *
     * @param everybody whether to look at everybody even if only some can have changed; the rules are applied to whose facts are others
     *                  than those last judged, or are judged otherwise by now. A run as at an earlier moment, or on other grounds than the
     *                  one before, always judges everybody
     */
    Attempt<RunId> start(AsAt asAt, boolean everybody, Actor actor);

    /** Starts a run that judges who can have changed, or everybody when that cannot be told. */
    default Attempt<RunId> start(AsAt asAt, Actor actor) {
        return start(asAt, false, actor);
    }

    /**
     * Judges the facts there are now once more with the rules and as at the moment of a complete run. Changes nothing but
     * itself; as long as the facts are the same, so are the findings.
     */
    Attempt<RunId> replay(RunId run, Actor actor);

    /** How many findings a replay has otherwise than the run it replays. */
    int differences(EvaluationRun replay);

    /** The numbers of the imported files each of some runs was the first to know; a run with none is left out. */
    Map<RunId, List<Long>> batches(Collection<RunId> runs);

    /** The rule set versions that some runs judged by. */
    Map<RunId, RuleSetVersion> ruleSets(Collection<RunId> runs);

    /** The run with an id. */
    Optional<EvaluationRun> run(RunId id);

    /** The latest runs, newest first. */
    List<EvaluationRun> latest(int howMany);

    /** The latest completed run. */
    Optional<EvaluationRun> lastCompleted();

    /**
     * All findings of a run are stored. Published in the transaction that completes it; a run that looks back publishes nothing,
     * because nothing follows from it.
     */
    record EvaluationCompleted(RunId run, Instant asAt) {
    }
}

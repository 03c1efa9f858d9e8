package plumbline.evaluation;

import java.util.List;

/**
 * Puts the steps of a run down as jobs. A job is done by any node that works on the database, at least once, and by another
 * when a node dies in the middle; it calls {@link RunSteps}. Whoever drives the process engine implements this.
 */
public interface RunJobs {

    /** Puts down a job for each partition, in the caller's transaction. */
    void judge(RunId run, List<Integer> partitions);

    /** Puts down the last step, in the caller's transaction. */
    void complete(RunId run);

    /** Whether there is a job of the run that has not been done. */
    boolean anyOf(RunId run);
}

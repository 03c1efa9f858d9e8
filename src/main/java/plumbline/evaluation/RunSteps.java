package plumbline.evaluation;

/**
 * The steps of a run, each done in the transaction of its job. Doing one again changes nothing. A step that fails throws
 * what happened, so that nothing of it is stored, and when that transaction has ended the run is put down as failed.
 */
public interface RunSteps {

    /**
     * A try at a step.
     *
     * @param node who tries, the name of a running service
     * @param last whether nobody will try again what failed for a reason that may pass
     */
    record Try(String node, boolean last) {
    }

    /** Judges a partition; the last one to be judged puts down the last step. */
    void judge(RunId run, int partition, Try by);

    /** Judges rates over all partitions and completes the run. */
    void complete(RunId run, Try by);
}

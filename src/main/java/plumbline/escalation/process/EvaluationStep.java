package plumbline.escalation.process;

import java.util.UUID;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import plumbline.evaluation.RunId;
import plumbline.evaluation.RunSteps;

/** Does one step of an evaluation run, in the transaction of its job: a partition, or the completion. No process stands behind it. */
final class EvaluationStep implements JobHandler<EvaluationStep.Of> {

    static final String TYPE = "evaluation-step";

    /** Above that of timers, which is nought, so that an engine can be told to leave those alone; what is due first goes first all the same. */
    static final long PRIORITY = 10;

    private final ObjectProvider<RunSteps> steps;

    EvaluationStep(ObjectProvider<RunSteps> steps) {
        this.steps = steps;
    }

    /**
     * Which step it is; written as the run's id, and after a colon the partition's number, if it is one.
     *
     * @param partition the partition, or {@code null} for the completion
     */
    record Of(RunId run, @Nullable Integer partition) implements JobHandlerConfiguration {

        static Of read(String canonical) {
            String[] parts = canonical.split(":", 2);
            return new Of(new RunId(UUID.fromString(parts[0])), parts.length == 1 ? null : Integer.valueOf(parts[1]));
        }

        @Override
        public String toCanonicalString() {
            return partition == null ? run.toString() : run + ":" + partition;
        }
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(Of step, ExecutionEntity none, CommandContext context, String tenant) {
        RunSteps.Try by = by(Context.getJobExecutorContext());
        if (step.partition() == null) {
            steps.getObject().complete(step.run(), by);
        } else {
            steps.getObject().judge(step.run(), step.partition(), by);
        }
    }

    /** Whoever moves the clock does what is due without the executor, and but once. */
    private static RunSteps.Try by(@Nullable JobExecutorContext executor) {
        return executor == null ? new RunSteps.Try("the mover of the clock", true)
                : new RunSteps.Try(executor.getCurrentJob().getLockOwner(), executor.getCurrentJob().getRetries() <= 1);
    }

    @Override
    public Of newConfiguration(String canonical) {
        return Of.read(canonical);
    }

    @Override
    public void onDelete(Of step, JobEntity job) {
        // Nothing else knows of the job.
    }
}

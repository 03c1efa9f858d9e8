package plumbline.escalation.process;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import plumbline.evaluation.RunId;
import plumbline.evaluation.RunJobs;

/** The steps of evaluation runs as jobs of the engine's executor, which any node takes and which outlive the node that does. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EvaluationJobs implements RunJobs {

    private final CommandExecutor engine;
    private final ManagementService management;
    private final JdbcClient jdbc;

    EvaluationJobs(ProcessEngine engine, JdbcClient jdbc) {
        this.engine = ((SpringProcessEngineConfiguration) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired();
        this.management = engine.getManagementService();
        this.jdbc = jdbc;
    }

    @Override
    public void judge(RunId run, List<Integer> partitions) {
        forgetWhatNobodyTriesAnyMore();
        engine.execute(context -> {
            partitions.forEach(partition -> put(context, new EvaluationStep.Of(run, partition)));
            return null;
        });
    }

    @Override
    public void complete(RunId run) {
        engine.execute(context -> {
            put(context, new EvaluationStep.Of(run, null));
            return null;
        });
    }

    @Override
    public boolean anyOf(RunId run) {
        return jdbc.sql("select exists (select 1 from camunda.act_ru_job where handler_type_ = ? and handler_cfg_ like ? || '%')")
                .params(EvaluationStep.TYPE, run.toString()).query(Boolean.class).single();
    }

    /** A step that failed at its last try has ended its run, and its job is of use to nobody. One still in hand is left to the next run. */
    private void forgetWhatNobodyTriesAnyMore() {
        management.createJobQuery().noRetriesLeft().list().stream()
                .filter(job -> job instanceof JobEntity entity && EvaluationStep.TYPE.equals(entity.getJobHandlerType()) && entity.getLockOwner() == null)
                .forEach(job -> management.deleteJob(job.getId()));
    }

    private static void put(CommandContext context, EvaluationStep.Of step) {
        MessageEntity job = new MessageEntity();
        job.setJobHandlerType(EvaluationStep.TYPE);
        job.setJobHandlerConfiguration(step);
        job.setPriority(EvaluationStep.PRIORITY);
        // Exclusive jobs of one process instance go to one thread, and these have none: they would all count as of the same.
        job.setExclusive(false);
        context.getJobManager().send(job);
    }
}

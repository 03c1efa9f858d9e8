package plumbline.escalation.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.transaction.PlatformTransactionManager;
import plumbline.evaluation.RunSteps;

/** Wires Camunda by hand: its own Boot starter does not know this Boot. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** Jobs wait at most this long after they fall due, in milliseconds. */
    private static final int LONGEST_WAIT = 5_000;
    private static final int SHORTEST_WAIT = 1_000;

    /** Clocks and partitions of evaluation runs; as many as there are cores, but so few that people still get connections. */
    private static final int JOB_THREADS = Math.max(3, Math.min(6, Runtime.getRuntime().availableProcessors()));

    /**
     * How long a job belongs to the node that took it: when the node dies, another takes it after this time. A job that takes
     * longer is begun by another too, finds its rows locked, and then nothing left to do.
     */
    private static final String LOCK_TIME = "${plumbline.escalation.lock-time:PT1M}";

    /** Jobs taken at a time, and jobs that wait for a thread: few, because a job that waits here is done by nobody else. */
    private static final int JOBS_AT_A_TIME = 2;

    /** Finished processes tell nothing that our story does not; a year is for whoever mends the engine. */
    private static final String HISTORY_TIME_TO_LIVE = "P365D";

    @Bean
    TimerDelegate timerDelegate(ObjectProvider<StepClock> clock) {
        return new TimerDelegate(clock);
    }

    @Bean
    ExpiryDelegate expiryDelegate(ObjectProvider<ExpiryClock> clocks) {
        return new ExpiryDelegate(clocks);
    }

    @Bean
    BoardDecisionDelegate boardDecisionDelegate(ObjectProvider<BoardDecisionClock> clock) {
        return new BoardDecisionDelegate(clock);
    }

    @Bean
    ProviderDelegate providerDelegate(ObjectProvider<ProviderClock> clock) {
        return new ProviderDelegate(clock);
    }

    @Bean
    RuleChangeDelegate ruleChangeDelegate(ObjectProvider<RuleChangeClock> clock) {
        return new RuleChangeDelegate(clock);
    }

    /** Depends on the migrations, which create its tables, and on the data source, which therefore closes after it. */
    @Bean
    ProcessEngineFactoryBean processEngine(DataSource dataSource, PlatformTransactionManager transactions,
                                           TimerDelegate timer, ExpiryDelegate expiry, BoardDecisionDelegate board, ProviderDelegate provider,
                                           RuleChangeDelegate rules,
                                           ObjectProvider<RunSteps> evaluation,
                                           FlywayMigrationInitializer migrated, @Value(LOCK_TIME) Duration lockTime) {
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        configuration.setDataSource(dataSource);
        configuration.setTransactionManager(transactions);
        store(configuration);
        lock(configuration, Map.of("timer", timer, "expiry", expiry, "board", board, "provider", provider, "rules", rules));
        keepTime(configuration, lockTime);
        configuration.setCustomJobHandlers(List.of(new EvaluationStep(evaluation)));
        configuration.setDeploymentName("plumbline");
        configuration.setDeploymentResources(models());
        ProcessEngineFactoryBean factory = new ProcessEngineFactoryBean();
        factory.setProcessEngineConfiguration(configuration);
        return factory;
    }

    private static void store(SpringProcessEngineConfiguration configuration) {
        configuration.setDatabaseType("postgres");
        configuration.setDatabaseSchema(EngineSchema.NAME);
        configuration.setDatabaseTablePrefix(EngineSchema.NAME + ".");
        configuration.setDatabaseSchemaUpdate("false");
        configuration.setHistory("activity");
        configuration.setHistoryTimeToLive(HISTORY_TIME_TO_LIVE);
        configuration.setMetricsEnabled(false);
        configuration.setCmmnEnabled(false);
        configuration.setDmnEnabled(false);
        // The default generator opens a second connection inside the transaction, and a busy pool never has one to spare.
        configuration.setIdGenerator(new StrongUuidGenerator());
    }

    /** Nothing a person types is ever evaluated: no query expressions, no scripts, no beans but those for the diagrams. */
    private static void lock(SpringProcessEngineConfiguration configuration, Map<Object, Object> callable) {
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableExpressionsInStoredQueries(false);
        configuration.setEnableScriptCompilation(false);
        configuration.setEnableXxeProcessing(false);
        configuration.setBeans(callable);
    }

    private static void keepTime(SpringProcessEngineConfiguration configuration, Duration lockTime) {
        DefaultJobExecutor executor = new DefaultJobExecutor();
        executor.setWaitTimeInMillis(SHORTEST_WAIT);
        executor.setMaxWait(LONGEST_WAIT);
        executor.setMaxBackoff(LONGEST_WAIT);
        executor.setLockTimeInMillis(Math.toIntExact(lockTime.toMillis()));
        executor.setMaxJobsPerAcquisition(JOBS_AT_A_TIME);
        executor.setQueueSize(JOBS_AT_A_TIME);
        executor.setCorePoolSize(JOB_THREADS);
        executor.setMaxPoolSize(JOB_THREADS);
        configuration.setJobExecutor(executor);
        // EngineClock starts it when the whole service is ready, never before.
        configuration.setJobExecutorActivate(false);
        // A clock that is due goes before any partition: a message has no date and comes last.
        configuration.setJobExecutorAcquireByDueDate(true);
        configuration.setFailedJobRetryTimeCycle("R5/PT1M");
    }

    /** Named one by one: what is deployed is what was reviewed, whatever else lies on the class path. */
    private static Resource[] models() {
        return new Resource[] {new ClassPathResource("bpmn/escalation.bpmn"), new ClassPathResource("bpmn/action-plan.bpmn"),
                new ClassPathResource("bpmn/expiry.bpmn"), new ClassPathResource("bpmn/board-decision.bpmn"),
                new ClassPathResource("bpmn/provider-improvement.bpmn"), new ClassPathResource("bpmn/rule-change.bpmn")};
    }
}

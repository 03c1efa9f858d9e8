package plumbline.escalation.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.clock.ClockMoved;

/** Keeps the engine's clock with the service's, and wakes the engine. */
@Component
class EngineClock {

    private static final Logger LOG = LoggerFactory.getLogger(EngineClock.class);

    private static final int JOBS_AT_A_TIME = 200;
    private static final int TRIES = 3;

    private final ProcessEngine engine;
    private final ManagementService management;
    private final Clock clock;
    private final boolean timersFire;
    private final JdbcClient jdbc;

    EngineClock(ProcessEngine engine, Clock clock, JdbcClient jdbc,
                @Value("${plumbline.escalation.timers-fire:true}") boolean timersFire) {
        this.engine = engine;
        this.management = engine.getManagementService();
        this.clock = clock;
        this.timersFire = timersFire;
        this.jdbc = jdbc;
        follow(Duration.between(Instant.now(Clock.systemUTC()), clock.instant()));
    }

    /**
     * Only now can everything that a job calls be there; whoever else waits for the service to be ready may already wait for a
     * run. Where timers do not fire by themselves, only steps of evaluation runs
     * are done until the clock is moved.
     */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void start(ApplicationReadyEvent ready) {
        if (!timersFire) {
            SpringProcessEngineConfiguration configuration = (SpringProcessEngineConfiguration) engine.getProcessEngineConfiguration();
            // The engine looks at the range only when it takes jobs by priority.
            configuration.setJobExecutorAcquireByPriority(true);
            configuration.setJobExecutorPriorityRangeMin(EvaluationStep.PRIORITY);
        }
        executor().start();
    }

    /** What this node has taken and not begun is free for the others at once. */
    @EventListener
    void stop(ContextClosedEvent closed) {
        if (executor().isActive()) {
            executor().shutdown();
            jdbc.sql("update camunda.act_ru_job set lock_owner_ = null, lock_exp_time_ = null where lock_owner_ = ?")
                    .param(executor().getLockOwner()).update();
        }
    }

    /** Time was moved by a day: what fell due happens before the mover goes on to the next day. */
    @EventListener
    void moved(ClockMoved moved) {
        // The executor would run the same jobs at the same moment; the loser of each race would fill the log.
        boolean awake = executor().isActive();
        if (awake) {
            executor().shutdown();
        }
        try {
            follow(moved.offset());
            runAllDue();
        } finally {
            if (awake) {
                executor().start();
            }
        }
    }

    private static void follow(Duration offset) {
        // The two readings of a clock that was never moved differ by less than this; Camunda keeps one clock a virtual machine.
        if (offset.abs().compareTo(Duration.ofSeconds(1)) < 0) {
            ClockUtil.reset();
        } else {
            // Rounded up: a millisecond behind, the engine would not see what has just fallen due.
            ClockUtil.offset(offset.plusNanos(999_999).toMillis());
        }
    }

    /**
     * Runs due jobs until none is left. One that fails, or that is overtaken by somebody who changes what it waits for, would be due again a minute
     * later, which no move of the clock waits for: it is tried again here, and left to its retries only when that is in vain as well.
     */
    private void runAllDue() {
        Map<String, Integer> tries = new HashMap<>();
        List<String> due = due(tries);
        while (!due.isEmpty()) {
            List<String> again = due.stream().filter(job -> !ran(job)).filter(job -> tries.merge(job, 1, Integer::sum) < TRIES && alive(job)).toList();
            due = Stream.concat(again.stream(), due(tries).stream()).distinct().toList();
        }
    }

    private List<String> due(Map<String, Integer> tries) {
        return management.createJobQuery().executable().active().orderByJobDuedate().asc()
                .listPage(0, JOBS_AT_A_TIME + tries.size()).stream().map(Job::getId)
                .filter(job -> tries.getOrDefault(job, 0) < TRIES).toList();
    }

    private boolean ran(String job) {
        try {
            management.executeJob(job);
            return true;
        } catch (OptimisticLockingException somebodyActed) {
            LOG.debug("Job {} was overtaken by somebody who acted", job);
        } catch (RuntimeException problem) {
            LOG.warn("Job {} failed and will be tried again", job, problem);
        }
        return false;
    }

    private boolean alive(String job) {
        return management.createJobQuery().jobId(job).withRetriesLeft().active().count() == 1;
    }

    private JobExecutor executor() {
        return ((SpringProcessEngineConfiguration) engine.getProcessEngineConfiguration()).getJobExecutor();
    }
}

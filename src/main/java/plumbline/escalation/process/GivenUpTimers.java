package plumbline.escalation.process;

import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Timers whose effect failed so often that the engine does not try them any more. A clock that stands still for good is how
 * somebody is forgotten, so none is ever given up here.
 */
@Component
public class GivenUpTimers {

    /**
     * One of them.
     *
     * @param about what people call its process, for example the reference of an escalation; the process's id where it has no name
     * @param timer the timer's id in the diagram
     * @param dueAt when it should have had its effect
     */
    public record GivenUp(String about, String timer, Instant dueAt) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(GivenUpTimers.class);

    private final ManagementService management;
    private final JdbcClient jdbc;

    GivenUpTimers(ProcessEngine engine, JdbcClient jdbc) {
        this.management = engine.getManagementService();
        this.jdbc = jdbc;
    }

    /** All of them, the longest due first. */
    public List<GivenUp> all() {
        return jdbc.sql("""
                select coalesce(p.business_key_, j.process_instance_id_) as about, j.handler_cfg_, j.duedate_
                from camunda.act_ru_job j left join camunda.act_ru_execution p on p.id_ = j.process_instance_id_
                where j.type_ = 'timer' and j.retries_ = 0 order by j.duedate_, j.id_""")
                .query((row, i) -> new GivenUp(row.getString("about"), row.getString("handler_cfg_"), row.getTimestamp("duedate_").toInstant())).list();
    }

    /** Lets each of them be tried once more, at once. */
    public void tryAgain() {
        for (Job job : management.createJobQuery().timers().noRetriesLeft().list()) {
            LOG.error("The timer {} of process {} was given up and is tried again", job.getId(), job.getProcessInstanceId());
            management.setJobRetries(job.getId(), 1);
        }
    }
}

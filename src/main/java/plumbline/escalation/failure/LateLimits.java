package plumbline.escalation.failure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Limits of open escalations that passed without anything happening. */
@Component
public class LateLimits {

    /** As long as a node that dies may keep a timer to itself, and some more. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * One of them.
     *
     * @param reference what people call the escalation
     * @param dueAt     the earliest of its limits that passed
     */
    public record Late(UUID escalation, String reference, Instant dueAt) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    LateLimits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All of them, the latest first. */
    public List<Late> all() {
        return jdbc.sql("""
                select e.id, e.reference, least(e.step_due_at, l.due_at) as due_at from escalation e
                left join lateral (select min(l.due_at) as due_at from escalation_outer_limit l where l.escalation = e.id and l.passed_at is null) l on true
                where e.state = 'OPEN' and least(e.step_due_at, l.due_at) < ? order by due_at, length(e.reference), e.reference""")
                .param(OffsetDateTime.ofInstant(clock.instant().minus(PATIENCE), ZoneOffset.UTC))
                .query((row, i) -> new Late(row.getObject("id", UUID.class), row.getString("reference"),
                        row.getObject("due_at", OffsetDateTime.class).toInstant())).list();
    }
}

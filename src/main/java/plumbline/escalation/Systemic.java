package plumbline.escalation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/** Says when the breaches of one standard in one unit are so many that they are more than a slip. */
@Component
public class Systemic {

    /** How far back breaches count, cleared ones too; the catalogue's figure. */
    static final Duration WINDOW = Duration.ofDays(90);

    private final EscalationPolicy policy;
    private final JdbcClient jdbc;
    private final Clock clock;

    Systemic(EscalationPolicy policy, JdbcClient jdbc, Clock clock) {
        this.policy = policy;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Since when an escalation is systemic; empty when it is not. */
    public Optional<Instant> since(EscalationId escalation) {
        return jdbc.sql("select systemic_since from escalation where id = ? and systemic_since is not null").param(escalation.value())
                .query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    /** Whether one is open that is systemic; what comes on top is a case of it. */
    boolean isOpen(StandardId standard, UnitId unit) {
        return jdbc.sql("""
                select exists (select 1 from escalation where standard = ? and unit = ? and kind = 'SYSTEMIC' and state = 'OPEN'
                    and systemic_since is not null)""").params(standard.value(), unit.value()).query(Boolean.class).single();
    }

    /** Whether as many breaches as the policy says for a severity began in the time that counts. */
    boolean reached(StandardId standard, Severity severity, UnitId unit) {
        Integer enough = policy.rowFor(standard, severity, unit).systemicAt();
        // How many there are beyond that is no matter, and in a flood there are thousands.
        return enough != null && jdbc.sql("select count(*) from (select from breach where standard = ? and unit = ? and opened_at >= ? limit ?) as begun")
                .params(standard.value(), unit.value(), EscalationRows.at(clock.instant().minus(WINDOW)), enough).query(Integer.class).single() >= enough;
    }

    /** Marks it; gives false when it was marked before, so that it is raised once. */
    boolean mark(EscalationId escalation) {
        return jdbc.sql("update escalation set systemic_since = ? where id = ? and systemic_since is null")
                .params(EscalationRows.at(clock.instant()), escalation.value()).update() == 1;
    }
}

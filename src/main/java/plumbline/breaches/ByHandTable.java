package plumbline.breaches;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Severity;
import plumbline.core.UnitId;

/** Writes breaches raised by hand into the table of all breaches. */
@Component
class ByHandTable implements ByHand {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ByHandTable(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public BreachId raise(String reference, String providerRef, @Nullable String personRef, UnitId unit, Severity severity, String explanation) {
        BreachId id = new BreachId(UUID.randomUUID());
        boolean aboutProvider = !providerRef.isEmpty();
        // Two concerns about one provider are two: what makes the fingerprint this one's is then its period.
        jdbc.sql("""
                insert into breach (id, standard, subject_kind, subject_ref, person_ref, period, unit, severity, state, opened_at,
                                    last_seen_at, times_seen, explanation)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, 1, ?)""")
                .params(id.value(), (aboutProvider ? ABOUT_A_PROVIDER : STANDARD).value(), aboutProvider ? "LOCATION" : "CASE",
                        aboutProvider ? providerRef : reference, personRef, aboutProvider ? reference : "", unit.value(), severity.name(),
                        now(), now(), explanation).update();
        events.publishEvent(new RaisedByHand(id));
        return id;
    }

    @Override
    public void putRight(BreachId breach, String explanation) {
        jdbc.sql("update breach set state = 'CLEARED', cleared_at = ?, explanation = ? where id = ? and standard in (?, ?) and state = 'OPEN'")
                .params(now(), explanation, breach.value(), STANDARD.value(), ABOUT_A_PROVIDER.value()).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

package plumbline.breaches.whatif;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.breaches.NewWork;

/**
 * The work by tier that a what-if promises. It is kept when the what-if is complete: once the breaches have opened they are in escalations, and reckoning
 * again would say that none begins.
 */
@Component
class PromisedWork {

    private final JdbcClient jdbc;
    private final ImpactReading reading;
    private final NewWork newWork;

    PromisedWork(JdbcClient jdbc, ImpactReading reading, NewWork newWork) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.newWork = newWork;
    }

    /** Joins the caller's transaction. */
    void keep(ImpactId id) {
        newWork.of(reading.openings(id)).forEach(tier -> jdbc.sql("insert into impact_new_work (impact, tier, name, escalations, breaches) values (?, ?, ?, ?, ?)")
                .params(id.value(), tier.tier(), tier.name(), tier.escalations(), tier.breaches()).update());
    }

    /** As it was promised; of one that was complete before this was kept, as it would be now. */
    List<NewWork.AtTier> of(ImpactId id) {
        List<NewWork.AtTier> kept = jdbc.sql("select * from impact_new_work where impact = ? order by tier").param(id.value())
                .query((row, i) -> new NewWork.AtTier(row.getInt("tier"), row.getString("name"), row.getInt("escalations"), row.getInt("breaches"))).list();
        return kept.isEmpty() ? newWork.of(reading.openings(id)) : kept;
    }
}

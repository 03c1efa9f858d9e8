package plumbline.breaches.whatif;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much of what a what-if was told while it judged is still kept; whatever else is tried at the same moment keeps its own. */
public final class KeptFindings {

    private KeptFindings() {
    }

    /** Of one what-if, with its change and without. */
    public static int of(ImpactId id, JdbcClient jdbc) {
        return jdbc.sql("select count(*) from impact_finding where run = any (?)").param(new UUID[] {id.value(), id.without().value()}).query(Integer.class).single();
    }
}

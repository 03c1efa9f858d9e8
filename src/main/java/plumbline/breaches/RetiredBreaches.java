package plumbline.breaches;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/**
 * Open breaches of standards that are no longer among the rules. No run says anything about them any more, so no rule can
 * test them clean; what is raised by hand never was a rule's and is not among them.
 */
@Component
public class RetiredBreaches {

    /**
     * What a standard left.
     *
     * @param breaches how many open breaches
     * @param gravest  of them
     */
    public record Left(StandardId standard, int breaches, Severity gravest) {
    }

    private static final String LEFT = " b.state = 'OPEN' and not b.found and b.last_run is not null and b.standard <> all (:rules)"
            + " and b.unit = any (:units) ";

    private final JdbcClient jdbc;

    RetiredBreaches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is left in some units of standards that are not among the rules, the gravest first. */
    public List<Left> left(Set<StandardId> rules, Collection<UnitId> units) {
        return jdbc.sql("select b.standard, count(*) as breaches, min(b.severity) as gravest from breach b where" + LEFT
                        + "group by b.standard order by min(b.severity), b.standard")
                .param("rules", values(rules)).param("units", units.stream().map(UnitId::value).toArray(String[]::new))
                .query((row, i) -> new Left(new StandardId(row.getString("standard")), row.getInt("breaches"), Severity.valueOf(row.getString("gravest"))))
                .list();
    }

    /** Ends those of one standard. They open again when the standard is back among the rules and a run finds them. */
    public List<BreachId> retire(StandardId standard, Set<StandardId> rules, Collection<UnitId> units, String why, Instant now) {
        return jdbc.sql("update breach b set state = 'RETIRED', retired_at = :now, explanation = :why where b.standard = :standard and" + LEFT
                        + "returning b.id")
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC)).param("why", why).param("standard", standard.value())
                .param("rules", values(rules)).param("units", units.stream().map(UnitId::value).toArray(String[]::new))
                .query(UUID.class).list().stream().map(BreachId::new).toList();
    }

    private static String[] values(Set<StandardId> standards) {
        return standards.stream().map(StandardId::value).toArray(String[]::new);
    }
}

package plumbline.breaches;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.StandardId;
import plumbline.standards.RateCase;

/** What became of the breaches of each standard: the evidence on which it is kept, changed or retired. */
@Component
public class BreachEvidence {

    private final JdbcClient jdbc;

    BreachEvidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How often a standard fired, and what came of it.
     *
     * @param opened   how many breaches opened since a moment
     * @param open     how many are open now
     * @param reopened how many of them came back after they had cleared
     * @param overturned how many of them are over because the facts turned out otherwise: what is known now says that the duty was done in time, or was none.
     *                 A continuing condition that has been put right was a breach all the same and is not among them
     * @param waived   for how many of them somebody granted an exception, one by one or together
     */
    public record Evidence(int opened, int open, int reopened, int overturned, int waived) {

        /** Of a standard that never fired. */
        public static final Evidence NONE = new Evidence(0, 0, 0, 0, 0);
    }

    /** By standard; one that has never fired is left out. */
    public Map<StandardId, Evidence> since(Instant since) {
        Map<StandardId, Evidence> evidence = new HashMap<>();
        jdbc.sql("""
                select b.standard, count(*) filter (where b.opened_at >= :since) as opened, count(*) filter (where b.state = 'OPEN') as open,
                       count(*) filter (where b.opened_at >= :since and b.reopened > 0) as reopened,
                       count(*) filter (where b.opened_at >= :since and b.state = 'CLEARED' and b.period <> :rolling and exists (
                           select from finding f where f.subject_ref = b.subject_ref and f.standard = b.standard and f.subject_kind = b.subject_kind and f.period = b.period
                                                   and f.before_run = 2147483647 and not f.looks_back and f.outcome in ('COMPLIANT', 'EXCLUDED'))) as overturned,
                       count(*) filter (where b.opened_at >= :since and exists (select from waiver w where w.breach = b.id
                                                                               and w.state in ('IN_FORCE', 'CLEARED', 'EXPIRED'))) as waived
                from breach b group by b.standard""").param("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC)).param("rolling", RateCase.ROLLING)
                .query(row -> {
                    evidence.put(new StandardId(row.getString("standard")), new Evidence(row.getInt("opened"), row.getInt("open"), row.getInt("reopened"), row.getInt("overturned"),
                            row.getInt("waived")));
                });
        return evidence;
    }
}

package plumbline.breaches;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.StandardId;

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
     * @param opened     how many breaches opened since a day; the next three numbers are of these
     * @param open       how many are open now
     * @param reopened   {@link BreachFate#CAME_BACK}
     * @param overturned {@link BreachFate#OVERTURNED}
     * @param waived     {@link BreachFate#WAIVED}
     */
    public record Evidence(int opened, int open, int reopened, int overturned, int waived) {

        /** Of a standard that never fired. */
        public static final Evidence NONE = new Evidence(0, 0, 0, 0, 0);
    }

    /**
     * By standard; one that has never fired is left out.
     *
     * @param since a day in London, so that a list of the same breaches can be asked for by it
     */
    public Map<StandardId, Evidence> since(LocalDate since) {
        Map<StandardId, Evidence> evidence = new HashMap<>();
        jdbc.sql("select b.standard, count(*) filter (where b.opened_at >= :since) as opened, count(*) filter (where b.state = 'OPEN') as open, "
                        + Stream.of(BreachFate.values()).map(fate -> "count(*) filter (where b.opened_at >= :since and " + fate.condition() + ") as " + fate.name())
                                .collect(Collectors.joining(", ")) + " from breach b group by b.standard")
                .param("since", since.atStartOfDay(BusinessTime.ZONE).toOffsetDateTime())
                .query(row -> {
                    evidence.put(new StandardId(row.getString("standard")), new Evidence(row.getInt("opened"), row.getInt("open"), row.getInt(BreachFate.CAME_BACK.name()),
                            row.getInt(BreachFate.OVERTURNED.name()), row.getInt(BreachFate.WAIVED.name())));
                });
        return evidence;
    }
}

package plumbline.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.database.BulkCopy;
import plumbline.standards.RateCase;

/** What counts in rates as last judged, and for as long as it works, what counts in a run that looks back. */
@Component
class RateCaseTable {

    private final JdbcClient jdbc;
    private final BulkCopy copy;

    RateCaseTable(JdbcClient jdbc, BulkCopy copy) {
        this.jdbc = jdbc;
        this.copy = copy;
    }

    /** Puts what counts of owners now in the place of what counted before. */
    void replace(Collection<OwnedResults> results) {
        List<RateCase> counted = results.stream().flatMap(owned -> owned.rateCases().stream()).toList();
        jdbc.sql("delete from rate_case where looking_back is null and owner = any (?)")
                .param(results.stream().map(OwnedResults::owner).toArray(Long[]::new)).update();
        // A record that has passed from one person to another counts under the other from now on.
        jdbc.sql("""
                delete from rate_case r using unnest(?::text[], ?::text[], ?::text[]) as c (standard, ref, period)
                where r.looking_back is null and r.standard = c.standard and r.ref = c.ref and r.period = c.period""")
                .params(counted.stream().map(one -> one.standard().value()).toArray(String[]::new), counted.stream().map(RateCase::ref).toArray(String[]::new),
                        counted.stream().map(RateCase::period).toArray(String[]::new)).update();
        write(null, results);
    }

    void writeLookingBack(RunId run, Collection<OwnedResults> results) {
        write(run, results);
    }

    void dropLookingBack(RunId run) {
        jdbc.sql("delete from rate_case where looking_back = ?").param(run.value()).update();
    }

    private void write(@Nullable RunId lookingBack, Collection<OwnedResults> results) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (OwnedResults owned : results) {
            for (RateCase counted : owned.rateCases()) {
                rows.add(new @Nullable Object[] {lookingBack, owned.owner(), counted.standard(), counted.ref(), counted.unit(), counted.part(),
                        counted.period(), counted.provider(), counted.value()});
            }
        }
        copy.write("rate_case (looking_back, owner, standard, ref, unit, part, period, provider, value)", rows);
    }
}

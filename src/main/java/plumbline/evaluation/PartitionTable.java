package plumbline.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.facts.FactStore.PersonRange;

/** The partitions of runs: who judges what, and what is judged. */
@Component
class PartitionTable {

    /**
     * One partition to judge.
     *
     * @param range the people, or {@code null} for the partition of all providers
     */
    record Partition(int number, @Nullable PersonRange range) {
    }

    private final JdbcClient jdbc;

    PartitionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(RunId run, List<PersonRange> ranges) {
        int number = 0;
        insert(run, number++, null);
        for (PersonRange range : ranges) {
            insert(run, number++, range);
        }
    }

    private void insert(RunId run, int number, @Nullable PersonRange range) {
        jdbc.sql("insert into evaluation_partition (run, number, first_person, last_person) values (?, ?, ?, ?)")
                .params(Arrays.asList(run.value(), number, range == null ? null : range.first(), range == null ? null : range.last())).update();
    }

    /** Takes a partition nobody else holds; the row stays locked until the caller's transaction ends. */
    Optional<Partition> claim(RunId run) {
        return jdbc.sql("""
                select number, first_person, last_person from evaluation_partition
                where run = ? and not done order by number limit 1 for update skip locked""")
                .param(run.value())
                .query((row, i) -> {
                    long first = row.getLong("first_person");
                    boolean providers = row.wasNull();
                    return new Partition(row.getInt("number"), providers ? null : new PersonRange(first, row.getLong("last_person")));
                })
                .optional();
    }

    /** @param people how many people were judged */
    void markDone(RunId run, Partition partition, int people) {
        jdbc.sql("update evaluation_partition set done = true, people = ? where run = ? and number = ?")
                .params(people, run.value(), partition.number()).update();
    }

    boolean waiting(RunId run) {
        return jdbc.sql("select exists (select 1 from evaluation_partition where run = ? and not done)")
                .param(run.value()).query(Boolean.class).single();
    }
}

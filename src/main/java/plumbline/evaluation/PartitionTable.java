package plumbline.evaluation;

import java.util.ArrayList;
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

    /** @return the numbers of the partitions: one for all providers, and one for each range of people */
    List<Integer> insert(RunId run, List<PersonRange> ranges) {
        List<Integer> numbers = new ArrayList<>();
        insert(run, 0, null);
        numbers.add(0);
        for (PersonRange range : ranges) {
            insert(run, numbers.size(), range);
            numbers.add(numbers.size());
        }
        jdbc.sql("update evaluation_run set partitions_left = ? where id = ?").params(numbers.size(), run.value()).update();
        return numbers;
    }

    private void insert(RunId run, int number, @Nullable PersonRange range) {
        jdbc.sql("insert into evaluation_partition (run, number, first_person, last_person) values (?, ?, ?, ?)")
                .params(Arrays.asList(run.value(), number, range == null ? null : range.first(), range == null ? null : range.last())).update();
    }

    /**
     * Takes a partition; the row stays locked until the caller's transaction ends, and whoever else wants it waits until then.
     *
     * @return empty when it is judged already
     */
    Optional<Partition> claim(RunId run, int number) {
        return jdbc.sql("select first_person, last_person from evaluation_partition where run = ? and number = ? and not done for update")
                .params(run.value(), number)
                .query((row, i) -> {
                    long first = row.getLong("first_person");
                    boolean providers = row.wasNull();
                    return new Partition(number, providers ? null : new PersonRange(first, row.getLong("last_person")));
                })
                .optional();
    }

    /** One partition less is to be judged; everybody else who has judged one waits for the caller's transaction to end. */
    int oneLess(RunId run) {
        return jdbc.sql("update evaluation_run set partitions_left = partitions_left - 1 where id = ? returning partitions_left")
                .param(run.value()).query(Integer.class).single();
    }

    /**
     * @param people how many people were judged
     * @param node   who judged them
     */
    void markDone(RunId run, Partition partition, int people, String node) {
        jdbc.sql("update evaluation_partition set done = true, people = ?, judged_by = ? where run = ? and number = ?")
                .params(people, node, run.value(), partition.number()).update();
    }

    /** The partitions that are not judged. */
    List<Integer> waiting(RunId run) {
        return jdbc.sql("select number from evaluation_partition where run = ? and not done order by number").param(run.value())
                .query(Integer.class).list();
    }
}

package plumbline.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The people of a range by the key of each of their records. A second record of a person is read with the first one, wherever
 * its own key lies, so that all facts of one person come together in one partition.
 */
final class PeopleOfRange {

    private final Map<Long, Person> byRecord = new LinkedHashMap<>();
    private final List<Fact> facts = new ArrayList<>();
    private final Long[] secondRecords;

    PeopleOfRange(JdbcTemplate jdbc, PeopleRead people, AnsweringUnits.Lookup units) {
        jdbc.query("select * from person where " + people.condition("id") + " and same_as is null and purged_at is null", row -> {
            Person person = PersonFacts.person(row, units);
            byRecord.put(person.id(), person);
        }, people.parameters());
        Map<Long, Long> second = new LinkedHashMap<>();
        jdbc.query("select * from person where " + people.condition("same_as") + " and purged_at is null order by id", row -> {
            addSecond(PersonFacts.person(row, units), row.getLong("same_as"), second);
        }, people.parameters());
        secondRecords = second.keySet().toArray(Long[]::new);
        facts.addAll(byRecord.values());
        second.forEach((id, first) -> byRecord.put(id, byRecord.get(first)));
    }

    private void addSecond(Person second, long first, Map<Long, Long> firstOfSecond) {
        Person person = byRecord.get(first);
        byRecord.put(first, person.with(second));
        facts.add(new DuplicatePerson(second.ref(), person.id(), person.ref(), person.unit()));
        firstOfSecond.put(second.id(), first);
    }

    /** The people, and the records that are too many. */
    List<Fact> facts() {
        return facts;
    }

    Map<Long, Person> byRecord() {
        return byRecord;
    }

    /** The person a row belongs to; nobody when the row is of a second record that is read with its first one. */
    Optional<Person> owner(ResultSet row) throws SQLException {
        return Optional.ofNullable(byRecord.get(row.getLong("person_id")));
    }

    /** The keys of second records, which may lie outside the range. */
    Long[] secondRecords() {
        return secondRecords;
    }
}

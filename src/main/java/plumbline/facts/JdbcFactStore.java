package plumbline.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads facts with one query for each table and partition. */
@Component
class JdbcFactStore implements FactStore {

    private final JdbcTemplate jdbc;
    private final AnsweringUnits units;
    private final ProviderFacts providers;

    JdbcFactStore(JdbcTemplate jdbc, AnsweringUnits units, ProviderFacts providers) {
        this.jdbc = jdbc;
        this.units = units;
        this.providers = providers;
    }

    @Override
    @Transactional(readOnly = true)
    public List<PersonRange> partitions(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a partition holds at least one person, not " + size);
        }
        // Keys are dense, so cutting by key cuts evenly without counting people.
        return jdbc.query("select min(id), max(id) from person having count(*) > 0", (row, i) -> ranges(row.getLong(1), row.getLong(2), size))
                .stream().flatMap(List::stream).toList();
    }

    private static List<PersonRange> ranges(long first, long last, int size) {
        List<PersonRange> ranges = new ArrayList<>();
        for (long from = first; from <= last; from += size) {
            ranges.add(new PersonRange(from, Math.min(from + size - 1, last)));
        }
        return ranges;
    }

    @Override
    @Transactional(readOnly = true)
    public FactPartition people(PersonRange range) {
        Map<Long, Person> people = new LinkedHashMap<>();
        AnsweringUnits.Lookup lookup = units.lookup();
        jdbc.query("select * from person where id between ? and ?", row -> {
            Person person = PersonFacts.person(row, lookup);
            people.put(person.id(), person);
        }, range.first(), range.last());
        List<Fact> facts = new ArrayList<>(people.values());
        PersonFacts rows = new PersonFacts(people, lookup);
        read(facts, range, "select * from request where person_id between ? and ? and role = 'SERVICE_USER'", rows::request);
        read(facts, range, "select * from assessment where person_id between ? and ? and role = 'SERVICE_USER'", rows::assessment);
        read(facts, range, "select * from review where person_id between ? and ? and role = 'SERVICE_USER'", rows::review);
        read(facts, range, "select * from support_plan where person_id between ? and ?", rows::supportPlan);
        read(facts, range, "select * from pause where person_id between ? and ?", rows::pause);
        read(facts, range, "select * from concern where person_id between ? and ?", rows::concern);
        read(facts, range, "select * from dols_application where person_id between ? and ?", rows::dolsApplication);
        read(facts, range, "select * from brokerage_request where person_id between ? and ?", rows::brokerageRequest);
        CaseRecords records = new CaseRecords(lookup);
        jdbc.query("select * from case_record where person_id between ? and ?", row -> {
            records.record(row, people.get(row.getLong("person_id"))).ifPresent(facts::add);
        }, range.first(), range.last());
        addRatings(facts);
        addLongTermSupport(facts, range, people);
        return new FactPartition(facts);
    }

    @Override
    @Transactional(readOnly = true)
    public FactPartition providers() {
        List<Fact> facts = new ArrayList<>(providers.all());
        CaseRecords records = new CaseRecords(units.lookup());
        jdbc.query("select * from case_record where person_id is null", row -> {
            records.record(row, null).ifPresent(facts::add);
        });
        MeasureValues measures = new MeasureValues(units.lookup());
        facts.addAll(jdbc.query("select * from measure_value", (row, i) -> measures.value(row)));
        return new FactPartition(facts);
    }

    private void read(List<Fact> facts, PersonRange range, String sql, RowReader reader) {
        jdbc.query(sql, row -> {
            facts.add(reader.read(row));
        }, range.first(), range.last());
    }

    /** Some records are judged by how their location was rated on a day, which is nobody's own fact. */
    private void addRatings(List<Fact> facts) {
        Set<String> locations = new TreeSet<>();
        for (Fact fact : facts) {
            if (fact instanceof CaseRecord record && record.about() != null && RecordKinds.withRatings(record.kind())) {
                locations.add(record.about());
            }
        }
        if (!locations.isEmpty()) {
            facts.addAll(providers.publicationsOf(locations));
        }
    }

    private void addLongTermSupport(List<Fact> facts, PersonRange range, Map<Long, Person> people) {
        Map<Long, List<ServiceSpell>> services = new LinkedHashMap<>();
        jdbc.query("""
                select person_id, ref, component, began_on, ended_on from service
                where person_id between ? and ? and kind = 'LONG_TERM' and role = 'SERVICE_USER'""", row -> {
            services.computeIfAbsent(row.getLong("person_id"), id -> new ArrayList<>()).add(new ServiceSpell(
                    row.getString("ref"), row.getString("component"), PersonFacts.day(row, "began_on"), PersonFacts.day(row, "ended_on")));
        }, range.first(), range.last());
        services.forEach((id, spells) -> {
            LongTermServices longTerm = new LongTermServices(people.get(id), spells);
            facts.addAll(longTerm.spells());
            facts.addAll(longTerm.starts());
        });
    }

    /** Makes a fact of the row the result set stands on. */
    private interface RowReader {
        Fact read(ResultSet row) throws SQLException;
    }
}

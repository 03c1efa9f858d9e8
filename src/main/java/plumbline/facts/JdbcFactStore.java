package plumbline.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads facts with one query for each table and partition. */
@Component
class JdbcFactStore implements FactStore {

    private final JdbcTemplate jdbc;
    private final AnsweringUnits units;
    private final ProviderFacts providers;
    private final ObjectProvider<KeptRecords> kept;

    JdbcFactStore(JdbcTemplate jdbc, AnsweringUnits units, ProviderFacts providers, ObjectProvider<KeptRecords> kept) {
        this.jdbc = jdbc;
        this.units = units;
        this.providers = providers;
        this.kept = kept;
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
        return people(PeopleRead.of(range));
    }

    @Override
    @Transactional(readOnly = true)
    public FactPartition people(Collection<Long> ids) {
        return people(PeopleRead.of(ids));
    }

    @Override
    public FactPartition person(String ref) {
        return people(jdbc.queryForList("select id from person where ref = ?", Long.class, ref));
    }

    private FactPartition people(PeopleRead read) {
        AnsweringUnits.Lookup lookup = units.lookup();
        PeopleOfRange people = new PeopleOfRange(jdbc, read, lookup);
        List<Fact> facts = new ArrayList<>(people.facts());
        PersonFacts rows = new PersonFacts(people.byRecord(), lookup);
        Reading reading = new Reading(read, people);
        reading.add(facts, "select * from request where %s and role = 'SERVICE_USER'", rows::request);
        reading.add(facts, "select * from assessment where %s and role = 'SERVICE_USER'", rows::assessment);
        reading.add(facts, "select * from review where %s and role = 'SERVICE_USER'", rows::review);
        reading.add(facts, "select * from support_plan where %s", rows::supportPlan);
        reading.add(facts, "select * from pause where %s", rows::pause);
        reading.add(facts, "select * from concern where %s", rows::concern);
        reading.add(facts, "select * from dols_application where %s", rows::dolsApplication);
        reading.add(facts, "select * from brokerage_request where %s", rows::brokerageRequest);
        CaseRecords records = new CaseRecords(lookup);
        reading.each("select * from case_record where %s", (row, person) -> records.record(row, person).ifPresent(facts::add));
        addRatings(facts);
        addLongTermSupport(facts, reading);
        return new FactPartition(facts);
    }

    @Override
    @Transactional(readOnly = true)
    public FactPartition providers() {
        List<Fact> facts = new ArrayList<>(providers.all());
        CaseRecords records = new CaseRecords(units.lookup());
        List<CaseRecord> ofNobody = new ArrayList<>();
        jdbc.query("select * from case_record where person_id is null", row -> {
            records.record(row, null).ifPresent(ofNobody::add);
        });
        facts.addAll(new JoinedWorkers(jdbc).read(ofNobody));
        kept.stream().forEach(each -> facts.addAll(each.records()));
        MeasureValues measures = new MeasureValues(units.lookup());
        facts.addAll(jdbc.query("select * from known_measure_value", (row, i) -> measures.value(row)));
        return new FactPartition(facts);
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

    private void addLongTermSupport(List<Fact> facts, Reading reading) {
        Map<Person, List<ServiceSpell>> services = new LinkedHashMap<>();
        reading.each("""
                select person_id, ref, component, began_on, ended_on from service
                where %s and kind = 'LONG_TERM' and role = 'SERVICE_USER'""", (row, person) ->
                services.computeIfAbsent(person, unknown -> new ArrayList<>()).add(new ServiceSpell(row.getString("ref"),
                        row.getString("component"), PersonFacts.day(row, "began_on"), PersonFacts.day(row, "ended_on"))));
        services.forEach((person, spells) -> {
            LongTermServices longTerm = new LongTermServices(person, spells);
            facts.addAll(longTerm.spells());
            facts.addAll(longTerm.starts());
        });
    }

    /** Reads rows of people; {@code %s} in a query stands for whose rows. */
    private final class Reading {

        private final PeopleRead read;
        private final PeopleOfRange people;

        Reading(PeopleRead read, PeopleOfRange people) {
            this.read = read;
            this.people = people;
        }

        void add(List<Fact> facts, String sql, FactReader reader) {
            each(sql, (row, person) -> facts.add(reader.read(row)));
        }

        void each(String sql, RowReader reader) {
            jdbc.query(sql.formatted(read.condition("person_id")), row -> {
                read(row, reader);
            }, read.parameters());
            if (people.secondRecords().length > 0) {
                jdbc.query(sql.formatted("person_id = any (?) and not " + read.condition("person_id")), row -> {
                    read(row, reader);
                }, read.parametersAfter(people.secondRecords()));
            }
        }

        private void read(ResultSet row, RowReader reader) throws SQLException {
            Optional<Person> person = people.owner(row);
            if (person.isPresent()) {
                reader.read(row, person.get());
            }
        }
    }

    /** Makes a fact of the row the result set stands on. */
    private interface FactReader {
        Fact read(ResultSet row) throws SQLException;
    }

    /** Takes in the row the result set stands on, which is a person's. */
    private interface RowReader {
        void read(ResultSet row, Person person) throws SQLException;
    }
}

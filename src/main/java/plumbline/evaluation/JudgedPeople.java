package plumbline.evaluation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.facts.FactStore.PersonRange;

/**
 * Who must be judged again: people of whom something else is known than when they were last judged, and people whose facts
 * are judged otherwise by now. Facts note the former in the database itself, so that no way of changing them forgets to.
 */
@Component
class JudgedPeople {

    private final JdbcClient jdbc;

    JudgedPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was last said of somebody, in short, when it changes by itself, and the facts it was said on, in short. */
    private record Last(UUID said, @Nullable OffsetDateTime changesAt, @Nullable UUID facts) {
    }

    /** Everybody who must be judged again as at a moment, cut into ranges with so many of them each. */
    List<PersonRange> due(Instant asAt, int size) {
        return jdbc.sql("""
                select min(id) as first, max(id) as last from (
                    select id, (row_number() over (order by id) - 1) / :size as part from (
                        select person_id as id from fact_change
                        union select person_id from judged_person where changes_at <= :asAt) due) cut
                group by part order by part""").param("size", size).param("asAt", utc(asAt))
                .query((row, i) -> new PersonRange(row.getLong("first"), row.getLong("last"))).list();
    }

    /** Of how many people something else is known than when they were last judged. */
    int withNewFacts() {
        return jdbc.sql("select count(distinct person_id) from fact_change").query(Integer.class).single();
    }

    /**
     * Takes the notes of changed facts in a range. Whoever reads the facts after this sees at least what the notes were about; a
     * note that comes later stays for the next run.
     */
    Set<Long> takeChanged(PersonRange range) {
        return new HashSet<>(jdbc.sql("delete from fact_change where person_id between ? and ? returning person_id")
                .params(range.first(), range.last()).query(Long.class).list());
    }

    /** The people of a range whose facts are judged otherwise by a moment. */
    List<Long> overdue(PersonRange range, Instant asAt) {
        return jdbc.sql("select person_id from judged_person where changes_at <= ? and person_id between ? and ?")
                .params(utc(asAt), range.first(), range.last()).query(Long.class).list();
    }

    /** The people of a range who have other facts than they were last judged on, or were never judged, by what their facts are in short. */
    Set<Long> withOtherFacts(PersonRange range, Map<Long, UUID> facts) {
        Map<Long, UUID> last = new HashMap<>();
        jdbc.sql("select person_id, facts from judged_person where person_id between ? and ?").params(range.first(), range.last()).query(row -> {
            last.put(row.getLong("person_id"), row.getObject("facts", UUID.class));
        });
        Set<Long> others = new HashSet<>();
        facts.forEach((person, now) -> {
            if (!now.equals(last.get(person))) {
                others.add(person);
            }
        });
        return others;
    }

    /**
     * Puts down what was said of people; gives those of whom something else was said the last time, or nothing.
     *
     * @param facts what it was said on, in short, by the person
     */
    Set<Long> put(Collection<OwnedResults> people, Map<Long, UUID> facts) {
        Map<Long, Last> last = new HashMap<>();
        jdbc.sql("select person_id, said, changes_at, facts from judged_person where person_id = any (?)")
                .param(people.stream().map(OwnedResults::owner).toArray(Long[]::new))
                .query(row -> {
                    last.put(row.getLong("person_id"), new Last(row.getObject("said", UUID.class), row.getObject("changes_at", OffsetDateTime.class),
                            row.getObject("facts", UUID.class)));
                });
        Set<Long> changed = new HashSet<>();
        List<OwnedResults> written = people.stream().filter(person -> {
            Last known = last.get(person.owner());
            if (known == null || !known.said().equals(person.said())) {
                changed.add(person.owner());
                return true;
            }
            return !Objects.equals(known.changesAt() == null ? null : known.changesAt().toInstant(), person.changesAt())
                    || !Objects.equals(known.facts(), facts.get(person.owner()));
        }).toList();
        write(written, facts);
        return changed;
    }

    private void write(List<OwnedResults> people, Map<Long, UUID> facts) {
        if (people.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into judged_person (person_id, said, changes_at, facts)
                select * from unnest(?::bigint[], ?::uuid[], ?::timestamptz[], ?::uuid[])
                on conflict (person_id) do update set said = excluded.said, changes_at = excluded.changes_at, facts = excluded.facts""")
                .params(people.stream().map(OwnedResults::owner).toArray(Long[]::new), people.stream().map(person -> person.said().toString()).toArray(String[]::new),
                        people.stream().map(person -> person.changesAt() == null ? null : utc(person.changesAt()).toString()).toArray(String[]::new),
                        people.stream().map(person -> facts.containsKey(person.owner()) ? facts.get(person.owner()).toString() : null).toArray(String[]::new))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}

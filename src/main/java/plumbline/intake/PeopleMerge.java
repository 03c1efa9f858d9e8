package plumbline.intake;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Puts the rows of a stage table to people: by NHS number when there is one, else by local identifier (national method).
 * One number with several identifiers is one person. A local identifier with two numbers, or a number and an identifier
 * that name two people, is ambiguous: such rows are rejected.
 *
 * <p>The stage table has the columns {@code row_number}, {@code local_id} (empty when there is none) and {@code nhs}.
 * Afterwards {@code stage_person} says which person each pair of them is.
 */
final class PeopleMerge {

    /** New people get the next keys without gaps; only one import at a time may give them. */
    private static final long NEW_PEOPLE_LOCK = 730_410_000_001L;

    private final ImportWork work;
    private final JdbcTemplate jdbc;
    private final String stage;
    private final String personColumn;

    PeopleMerge(ImportWork work, String stage, String personColumn) {
        this.work = work;
        this.jdbc = work.jdbc();
        this.stage = stage;
        this.personColumn = personColumn;
    }

    /** Gives the highest key there was before, so that callers can tell new people. */
    long merge() {
        jdbc.query("select pg_advisory_xact_lock(?)", row -> { }, NEW_PEOPLE_LOCK);
        rejectIdentifiersWithTwoNumbers();
        resolve();
        rejectTwoPeople();
        long before = jdbc.queryForObject("select coalesce(max(id), 0) from person", Long.class);
        addNewPeople(before);
        jdbc.update("update person set nhs_digest = s.nhs from stage_person s where s.person_id = person.id and s.nhs is not null and person.nhs_digest is null");
        jdbc.update("insert into person_identifier (local_id, person_id) select local_id, person_id from stage_person where local_id <> '' on conflict do nothing");
        jdbc.execute("analyze stage_person");
        return before;
    }

    private void rejectIdentifiersWithTwoNumbers() {
        jdbc.execute("""
                create temporary table stage_identifier on commit drop as
                select local_id, min(nhs) as nhs, max(nhs) as other_nhs from %s where local_id <> '' group by local_id""".formatted(stage));
        jdbc.execute("analyze stage_identifier");
        jdbc.execute("""
                create temporary table ambiguous_identifier on commit drop as
                select s.local_id from stage_identifier s
                left join person_identifier i on i.local_id = s.local_id left join person p on p.id = i.person_id
                where s.nhs <> s.other_nhs or p.nhs_digest <> s.nhs""");
        Integer ambiguous = jdbc.queryForObject("select count(*) from ambiguous_identifier", Integer.class);
        if (ambiguous != null && ambiguous > 0) {
            reject("local_id in (select local_id from ambiguous_identifier)", "an identifier that belongs to one NHS number only");
            jdbc.update("delete from stage_identifier where local_id in (select local_id from ambiguous_identifier)");
        }
    }

    /** One row for each identifier with its number, if any row knows it; one for each number without an identifier. */
    private void resolve() {
        jdbc.execute("""
                create temporary table stage_person on commit drop as
                with pair as (
                    select local_id, nhs from stage_identifier
                    union all
                    select distinct '' collate "C", nhs from %1$s where local_id = '' and nhs is not null),
                known as (
                    select pair.local_id, coalesce(pair.nhs, named.nhs_digest) as nhs, numbered.id as by_number, named.id as by_identifier
                    from pair
                    left join person_identifier i on i.local_id = pair.local_id
                    left join person named on named.id = i.person_id
                    left join person numbered on numbered.nhs_digest = pair.nhs)
                select local_id, nhs, coalesce(nhs, 'local ' || local_id) as same_person,
                       min(coalesce(by_number, by_identifier)) over person as person_id,
                       (min(least(by_number, by_identifier)) over person is distinct from max(greatest(by_number, by_identifier)) over person) as two_people
                from known window person as (partition by coalesce(nhs, 'local ' || local_id))""".formatted(stage));
        jdbc.execute("create index on stage_person (local_id)");
        jdbc.execute("analyze stage_person");
    }

    private void rejectTwoPeople() {
        Integer ambiguous = jdbc.queryForObject("select count(*) from stage_person where two_people", Integer.class);
        if (ambiguous != null && ambiguous > 0) {
            reject("(local_id <> '' and local_id in (select local_id from stage_person where two_people)) or (local_id = '' and nhs in (select nhs from stage_person where two_people))",
                    "an NHS number and an identifier that belong to the same person");
            jdbc.update("delete from stage_person where two_people");
        }
    }

    private void addNewPeople(long before) {
        jdbc.update("""
                insert into person (id, ref, nhs_digest, batch)
                select ? + row_number() over (order by ref), ref, nhs, ? from (
                    select coalesce(min(nullif(local_id, '')), 'nhs-' || left(max(nhs), 12)) as ref, max(nhs) as nhs
                    from stage_person where person_id is null group by same_person) new_person""", before, work.batch().value());
        jdbc.update("""
                update stage_person s set person_id = p.id from (
                    select same_person, coalesce(min(nullif(local_id, '')), 'nhs-' || left(max(nhs), 12)) as ref
                    from stage_person where person_id is null group by same_person) n
                join person p on p.ref = n.ref
                where s.same_person = n.same_person and s.person_id is null""");
    }

    private void reject(String which, String expected) {
        jdbc.query("select row_number, local_id from " + stage + " where " + which + " order by row_number limit " + Imports.MOST_FAULTS_KEPT,
                row -> {
                    work.faults().reject(row.getLong("row_number"), personColumn, row.getString("local_id"), expected);
                });
        work.counts().rejected(jdbc.update("delete from " + stage + " where " + which));
    }
}

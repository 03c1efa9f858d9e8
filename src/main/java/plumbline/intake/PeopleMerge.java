package plumbline.intake;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Puts the rows of a stage table to people: by NHS number when there is one, else by local identifier (national method).
 * One number with several identifiers is one person. Where identifiers stood for people of their own before a file showed
 * that they share a number, each keeps its records, and all are read as one person from then on ({@code person.same_as}). A
 * local identifier with two numbers is ambiguous: such rows are rejected. Whom somebody has parted stays two people
 * ({@link JoinedPeople}), and the number stays with the one who had it.
 *
 * <p>The stage table has the columns {@code row_number}, {@code local_id} (empty when there is none) and {@code nhs}.
 * Afterwards {@code stage_person} says which person each pair of them is; people who are new have their key there already
 * and are stored by {@link #store}, together with what else the file says of them.
 */
final class PeopleMerge {

    /** New people get the next keys without gaps; only one import at a time may give them. */
    private static final long NEW_PEOPLE_LOCK = 730_410_000_001L;

    private static final String NO_DETAILS = "(select null::bigint as person_id, null::date as born_on, null::date as died_on, null::date as left_area_on where false)";

    private final ImportWork work;
    private final JdbcTemplate jdbc;
    private final String stage;
    private final String personColumn;

    private final Rejection rejection;

    /** What becomes of staged rows that cannot be put to anybody. */
    interface Rejection {

        /**
         * Takes them away, with a fault for each row of the file.
         *
         * @param which    a condition on rows of the stage table
         * @param expected what their identifier should have been
         */
        void reject(String which, String expected);
    }

    PeopleMerge(ImportWork work, String stage, String personColumn) {
        this.work = work;
        this.jdbc = work.jdbc();
        this.stage = stage;
        this.personColumn = personColumn;
        this.rejection = this::reject;
    }

    /** For a stage table whose rows stand for several rows of the file each. */
    PeopleMerge(ImportWork work, String stage, String personColumn, Rejection rejection) {
        this.work = work;
        this.jdbc = work.jdbc();
        this.stage = stage;
        this.personColumn = personColumn;
        this.rejection = rejection;
    }

    /** Gives the highest key there was before, so that callers can tell new people. */
    long resolve() {
        jdbc.query("select pg_advisory_xact_lock(?)", row -> { }, NEW_PEOPLE_LOCK);
        rejectIdentifiersWithTwoNumbers();
        long before = jdbc.queryForObject("select coalesce(max(id), 0) from person", Long.class);
        matchPeople(before);
        joinPeople();
        return before;
    }

    /** Stores new people and new identifiers of a file that says nothing more of them. */
    void store(long before) {
        store(before, NO_DETAILS);
    }

    /**
     * Stores new people and new identifiers, and numbers that were not known yet.
     *
     * @param details a table with {@code person_id}, {@code born_on}, {@code died_on} and {@code left_area_on} of the
     *                people of the file, one row for each
     */
    void store(long before, String details) {
        jdbc.update("""
                insert into person (id, ref, nhs_digest, born_on, died_on, left_area_on, batch)
                select n.person_id, n.ref, n.nhs, d.born_on, d.died_on, d.left_area_on, ?
                from (select person_id, min(ref) as ref, max(nhs) as nhs from stage_person where person_id > ? group by person_id) n
                left join %s d on d.person_id = n.person_id order by n.person_id""".formatted(details), work.batch().value(), before);
        jdbc.update("""
                update person set nhs_digest = s.nhs from stage_person s
                where s.person_id = person.id and s.person_id <= ? and s.nhs is not null and person.nhs_digest is null
                  and person.same_as is null and not exists (select from person other where other.nhs_digest = s.nhs)""", before);
        jdbc.update("""
                insert into person_identifier (local_id, person_id, batch)
                select local_id, person_id, ? from stage_person where local_id <> '' and not identified
                order by local_id""", work.batch().value());
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
                left join person same on same.id = p.same_as
                where s.nhs <> s.other_nhs or coalesce(p.nhs_digest, same.nhs_digest) <> s.nhs""");
        Integer ambiguous = jdbc.queryForObject("select count(*) from ambiguous_identifier", Integer.class);
        if (ambiguous != null && ambiguous > 0) {
            rejection.reject("local_id in (select local_id from ambiguous_identifier)", "an identifier that belongs to one NHS number only");
            jdbc.update("delete from stage_identifier where local_id in (select local_id from ambiguous_identifier)");
        }
    }

    /**
     * One row for each identifier with its number, if any row knows it; one for each number without an identifier. Who is
     * not known gets the next keys in the order of references. An identifier that is known stays with its person.
     */
    private void matchPeople(long before) {
        jdbc.execute("""
                create temporary table stage_person on commit drop as
                with pair as (
                    select local_id, nhs from stage_identifier
                    union all
                    select distinct '' collate "C", nhs from %1$s where local_id = '' and nhs is not null),
                known as (
                    select pair.local_id, coalesce(pair.nhs, named.nhs_digest, same.nhs_digest) as nhs,
                           coalesce(numbered.same_as, numbered.id) as by_number, named.id as by_identifier, coalesce(same.id, named.id) as owner
                    from pair
                    left join person_identifier i on i.local_id = pair.local_id
                    left join person named on named.id = i.person_id
                    left join person same on same.id = named.same_as
                    left join person numbered on numbered.nhs_digest = pair.nhs),
                matched as (
                    select local_id, nhs, by_identifier is not null as identified, coalesce(nhs, 'local ' || local_id) as same_person,
                           coalesce(min(nullif(local_id, '')) over person, 'nhs-' || left(max(nhs) over person, 12)) as ref,
                           coalesce(max(by_number) over person, min(owner) over person) as holder, by_identifier
                    from known window person as (partition by coalesce(nhs, 'local ' || local_id)))
                select local_id, nhs, identified, ref, holder,
                       coalesce(by_identifier, holder, %2$d + dense_rank() over (partition by holder is null order by ref, same_person)) as person_id
                from matched""".formatted(stage, before));
        jdbc.execute("analyze stage_person");
    }

    /** Whoever turns out to share a number with somebody is the same person from now on, and so is who was the same as they. */
    private void joinPeople() {
        jdbc.execute("""
                create temporary table joined_person on commit drop as
                select distinct on (s.person_id) s.person_id, s.local_id, s.holder from stage_person s join person p on p.id = s.person_id
                where s.holder <> s.person_id and p.same_as is distinct from s.holder
                  and not exists (select from person_apart a join person other on other.id = a.apart_from
                                  where a.person_id = s.person_id and s.holder in (other.id, other.same_as)) order by s.person_id, s.local_id""");
        int joined = jdbc.update("""
                update person set same_as = j.holder from joined_person j
                where (person.id = j.person_id or person.same_as = j.person_id) and person.id <> j.holder""");
        if (joined > 0) {
            jdbc.query("""
                    select min(s.row_number) as first_row, j.local_id from joined_person j join %s s on s.local_id = j.local_id
                    group by j.local_id order by 1""".formatted(stage), row -> {
                work.faults().doubt(row.getLong("first_row"), personColumn, row.getString("local_id"),
                        "one identifier for one NHS number: this one was a person of its own until now and is read as the same person as another; "
                        + "put the two together in the case system");
            });
        }
    }

    private void reject(String which, String expected) {
        jdbc.query("select row_number, local_id from " + stage + " where " + which + " order by row_number limit " + Imports.MOST_FAULTS_KEPT,
                row -> {
                    work.faults().reject(row.getLong("row_number"), personColumn, row.getString("local_id"), expected);
                });
        work.counts().rejected(jdbc.update("delete from " + stage + " where " + which));
    }
}

package plumbline.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.UnitId;

/** Joins open services to closed locations, and to those nobody lists. A person who was recorded as several counts once. */
@Component
class ClosedLocationsTable implements ClosedLocations {

    private static final String OPEN = """
            from service s left join location l on l.ref = s.location_id
            join person p on p.id = s.person_id left join person same on same.id = p.same_as
            where s.location_id is not null and (s.ended_on is null or s.ended_on > :today) and coalesce(s.began_on <= :today, true)""";
    private static final String OPEN_AT_CLOSED = OPEN + " and l.deactivated_on <= :today";
    /** Before any file of the regulator has come, nobody knows what is listed. */
    private static final String OPEN_AT_UNLISTED = OPEN + " and l.ref is null and exists (select from location)";

    private final JdbcClient jdbc;
    private final Clock clock;

    ClosedLocationsTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private LocalDate today() {
        return BusinessTime.dayOf(clock.instant());
    }

    @Override
    public List<Closed> all() {
        return jdbc.sql("select l.ref, l.name, l.provider_name, l.deactivated_on, count(distinct coalesce(same.id, p.id)) as people " + OPEN_AT_CLOSED
                + " group by l.ref, l.name, l.provider_name, l.deactivated_on order by l.deactivated_on, l.ref").param("today", today())
                .query((row, i) -> new Closed(row.getString("ref"), row.getString("name"), row.getString("provider_name"), row.getObject("deactivated_on", LocalDate.class),
                        row.getInt("people"))).list();
    }

    @Override
    public int people() {
        return jdbc.sql("select count(distinct coalesce(same.id, p.id)) " + OPEN_AT_CLOSED).param("today", today()).query(Integer.class).single();
    }

    @Override
    public List<Unlisted> unlisted() {
        return jdbc.sql("select s.location_id, count(distinct coalesce(same.id, p.id)) as people " + OPEN_AT_UNLISTED + " group by s.location_id order by people desc, s.location_id")
                .param("today", today()).query((row, i) -> new Unlisted(row.getString("location_id"), row.getInt("people"))).list();
    }

    @Override
    public int peopleAtUnlisted() {
        return jdbc.sql("select count(distinct coalesce(same.id, p.id)) " + OPEN_AT_UNLISTED).param("today", today()).query(Integer.class).single();
    }

    @Override
    public List<Placement> at(String location) {
        return jdbc.sql("select distinct coalesce(same.ref, p.ref) as person, coalesce(same.unit, p.unit) as unit, s.component, s.began_on " + OPEN
                + " and s.location_id = :location and (l.deactivated_on <= :today or l.ref is null and exists (select from location)) order by person, s.began_on, s.component").param("today", today()).param("location", location.replace("\0", ""))
                .query((row, i) -> new Placement(row.getString("person"), Optional.ofNullable(row.getString("unit")).map(UnitId::new).orElse(null), row.getString("component"),
                        row.getObject("began_on", LocalDate.class))).list();
    }
}

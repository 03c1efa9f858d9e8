package plumbline.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.UnitId;

/** Joins open services to closed locations. A person who was recorded as several counts once. */
@Component
class ClosedLocationsTable implements ClosedLocations {

    private static final String OPEN_AT_CLOSED = """
            from location l join service s on s.location_id = l.ref and (s.ended_on is null or s.ended_on > :today) and coalesce(s.began_on <= :today, true)
            join person p on p.id = s.person_id left join person same on same.id = p.same_as
            where l.deactivated_on <= :today""";

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
    public List<Placement> at(String location) {
        return jdbc.sql("select distinct coalesce(same.ref, p.ref) as person, coalesce(same.unit, p.unit) as unit, s.component, s.began_on " + OPEN_AT_CLOSED
                + " and l.ref = :location order by person, s.began_on, s.component").param("today", today()).param("location", location.replace("\0", ""))
                .query((row, i) -> new Placement(row.getString("person"), Optional.ofNullable(row.getString("unit")).map(UnitId::new).orElse(null), row.getString("component"),
                        row.getObject("began_on", LocalDate.class))).list();
    }
}

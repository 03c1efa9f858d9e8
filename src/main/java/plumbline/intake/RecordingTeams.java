package plumbline.intake;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.intake.mapping.UnitCodes;
import plumbline.organisation.Organisation;

/** Finds the team that recorded a row with a fault: the one the row names, else the one the person it names is allocated to. */
@Component
class RecordingTeams {

    private final JdbcClient jdbc;
    private final Organisation organisation;

    RecordingTeams(JdbcClient jdbc, Organisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    /** The unit of each row, by the row's number; rows that tell neither are left out. */
    Map<Long, String> of(Map<Long, RowFaults.Source> sources) {
        UnitCodes units = new UnitCodes(organisation);
        Map<String, String> ofPeople = ofPeople(sources);
        Map<Long, String> found = new HashMap<>();
        sources.forEach((row, source) -> {
            @Nullable String named = source.team().isEmpty() ? null : units.code(source.team());
            @Nullable String unit = named == null ? ofPeople.get(source.person()) : named;
            if (unit != null) {
                found.put(row, unit);
            }
        });
        return found;
    }

    private Map<String, String> ofPeople(Map<Long, RowFaults.Source> sources) {
        String[] people = sources.values().stream().map(RowFaults.Source::person).filter(person -> !person.isEmpty()).distinct().toArray(String[]::new);
        Map<String, String> units = new HashMap<>();
        jdbc.sql("""
                select i.local_id, coalesce(p.unit, same.unit) as unit from person_identifier i join person p on p.id = i.person_id
                left join person same on same.id = p.same_as
                where i.local_id = any (?) and coalesce(p.unit, same.unit) is not null""").param(people).query(row -> {
            units.put(row.getString("local_id"), row.getString("unit"));
        });
        return units;
    }
}

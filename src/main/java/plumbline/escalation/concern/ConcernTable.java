package plumbline.escalation.concern;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.breaches.BreachId;
import plumbline.core.Actor;
import plumbline.core.Severity;
import plumbline.core.UnitId;
import plumbline.escalation.concern.RaisedConcern.Confirmation;

/** Reads and writes the tables of concerns. */
@Component
class ConcernTable {

    private static final String ALL = """
            select c.*, f.confirmed_by, f.confirmed_for, f.confirmed_at, f.evidence, f.answer
            from raised_concern c left join raised_concern_confirmation f on f.concern = c.id""";

    private final JdbcClient jdbc;

    ConcernTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String nextReference() {
        return "C-" + jdbc.sql("select nextval('raised_concern_number')").query(Long.class).single();
    }

    void insert(RaisedConcern concern) {
        jdbc.sql("""
                insert into raised_concern (id, reference, breach, raised_by, relation, unit, provider_ref, person_ref, about_standard, severity,
                                     words, recorded_by, raised_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(concern.id(), concern.reference(), concern.breach().value(), concern.raisedBy().name(), concern.relation(),
                        concern.unit().value(), concern.providerRef(), concern.personRef(), concern.aboutStandard(), concern.severity().name(),
                        concern.words(), concern.recordedBy(), OffsetDateTime.ofInstant(concern.raisedAt(), ZoneOffset.UTC))
                .update();
    }

    /** Once more when the sign-off of the first time was refused; the story keeps both. */
    void confirm(UUID concern, Actor actor, OffsetDateTime at, String evidence, String answer) {
        jdbc.sql("""
                insert into raised_concern_confirmation (concern, confirmed_by, confirmed_for, confirmed_at, evidence, answer)
                values (?, ?, ?, ?, ?, ?)
                on conflict (concern) do update set confirmed_by = excluded.confirmed_by, confirmed_for = excluded.confirmed_for,
                    confirmed_at = excluded.confirmed_at, evidence = excluded.evidence, answer = excluded.answer""")
                .params(concern, actor.username(), actor.onBehalfOf().orElse(null), at, evidence, answer).update();
    }

    Optional<RaisedConcern> find(UUID id) {
        return jdbc.sql(ALL + " where c.id = ?").param(id).query(ConcernTable::concern).optional();
    }

    Optional<RaisedConcern> of(BreachId breach) {
        return jdbc.sql(ALL + " where c.breach = ?").param(breach.value()).query(ConcernTable::concern).optional();
    }

    List<RaisedConcern> all() {
        return jdbc.sql(ALL + " order by c.raised_at desc, c.reference").query(ConcernTable::concern).list();
    }

    List<RaisedConcern> open() {
        return jdbc.sql(ALL + " where f.concern is null order by c.raised_at desc, c.reference").query(ConcernTable::concern).list();
    }

    private static RaisedConcern concern(ResultSet row, int index) throws SQLException {
        String by = row.getString("confirmed_by");
        Confirmation confirmation = by == null ? null
                : new Confirmation(new Actor(by, Optional.ofNullable(row.getString("confirmed_for"))).words(),
                        row.getObject("confirmed_at", OffsetDateTime.class).toInstant(), row.getString("evidence"), row.getString("answer"));
        return new RaisedConcern(row.getObject("id", UUID.class), row.getString("reference"), new BreachId(row.getObject("breach", UUID.class)),
                Raiser.valueOf(row.getString("raised_by")), row.getString("relation"), new UnitId(row.getString("unit")),
                row.getString("provider_ref"), row.getString("person_ref"), row.getString("about_standard"),
                Severity.valueOf(row.getString("severity")), row.getString("words"), row.getString("recorded_by"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(), confirmation);
    }
}

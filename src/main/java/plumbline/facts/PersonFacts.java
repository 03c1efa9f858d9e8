package plumbline.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/** Makes facts of rows. A row that names no unit of its own belongs to the person's team. */
final class PersonFacts {

    private final Map<Long, Person> people;
    private final AnsweringUnits.Lookup units;

    PersonFacts(Map<Long, Person> people, AnsweringUnits.Lookup units) {
        this.people = people;
        this.units = units;
    }

    static Person person(ResultSet row, AnsweringUnits.Lookup units) throws SQLException {
        return new Person(row.getLong("id"), row.getString("ref"), units.orCouncil(row.getString("unit")),
                day(row, "born_on"), day(row, "died_on"), day(row, "left_area_on"));
    }

    Request request(ResultSet row) throws SQLException {
        Person person = owner(row);
        boolean listed = row.getBoolean("listed_open");
        LocalDate withdrawn = day(row, "withdrawn_on");
        if (withdrawn == null && row.getBoolean("closed_without_assessment")) {
            // It once waited for an assessment and ended without one: the duty fell away that day.
            withdrawn = day(row, "ended_on");
        }
        return new Request(row.getString("ref"), person.id(), person.ref(), unit(row, person), day(row, "accepted_on"),
                withdrawn, listed || row.getBoolean("progresses"));
    }

    Assessment assessment(ResultSet row) throws SQLException {
        Person person = owner(row);
        // Client level data holds completed assessments only: one without an end has a missing date, it is not open.
        return new Assessment(row.getString("ref"), person.id(), person.ref(), person.unit(),
                Assessment.Kind.valueOf(row.getString("kind")), day(row, "began_on"), day(row, "signed_off_on"), true);
    }

    Review review(ResultSet row) throws SQLException {
        Person person = owner(row);
        return new Review(row.getString("ref"), person.id(), person.ref(), person.unit(), day(row, "completed_on"),
                Review.Kind.valueOf(row.getString("kind")), true);
    }

    SupportPlan supportPlan(ResultSet row) throws SQLException {
        Person person = owner(row);
        return new SupportPlan(row.getString("ref"), person.id(), person.ref(), unit(row, person), day(row, "signed_off_on"));
    }

    Pause pause(ResultSet row) throws SQLException {
        Person person = owner(row);
        return new Pause(row.getString("ref"), person.id(), person.ref(), unit(row, person),
                Pause.Reason.valueOf(row.getString("reason")), row.getObject("from_day", LocalDate.class), day(row, "until_day"));
    }

    Concern concern(ResultSet row) throws SQLException {
        Person person = owner(row);
        return new Concern(row.getString("ref"), person.id(), person.ref(), unit(row, person), day(row, "received_on"),
                instant(row, "received_at"), row.getBoolean("allocated"), instant(row, "allocated_at"),
                row.getBoolean("decided"), day(row, "decided_on"));
    }

    DolsApplication dolsApplication(ResultSet row) throws SQLException {
        Person person = owner(row);
        return new DolsApplication(row.getString("ref"), person.id(), person.ref(), unit(row, person), day(row, "received_on"),
                day(row, "urgent_ends_on"), day(row, "assessments_completed_on"), day(row, "withdrawn_on"));
    }

    BrokerageRequest brokerageRequest(ResultSet row) throws SQLException {
        Person person = owner(row);
        return new BrokerageRequest(row.getString("ref"), person.id(), person.ref(), unit(row, person), day(row, "sent_on"),
                day(row, "accepted_on"), day(row, "care_starts_on"), row.getBoolean("in_hospital"), day(row, "withdrawn_on"));
    }

    static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private Person owner(ResultSet row) throws SQLException {
        return people.get(row.getLong("person_id"));
    }

    private UnitId unit(ResultSet row, Person person) throws SQLException {
        String own = row.getString("unit");
        return own == null ? person.unit() : units.orCouncil(own);
    }
}

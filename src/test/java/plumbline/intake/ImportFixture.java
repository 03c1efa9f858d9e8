package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.facts.Fact;
import plumbline.facts.FactStore;

/** Imports texts and reads back what is known of a person. References are made new, so that tests do not meet. */
final class ImportFixture {

    static final String CLD_HEADER = "LA Code,Reporting Period Start Date,Reporting Period End Date,NHS Number,LA Person Unique Identifier,"
            + "Date of Birth,Date of Death,Client Type,Event Type,Event Reference,Event Start Date,Event End Date,Event Outcome,"
            + "Request: Route of Access,Assessment Type,Service Type,Service Component,Provider CQC Location ID,Review Reason\n";

    static final String EVENT_HEADER = "entity_type,entity_ref,person_ref,location_id,team,event_type,start_date,start_time,end_date,due_date,reason\n";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Imports imports;
    private final FactStore facts;
    private final JdbcClient jdbc;

    ImportFixture(Imports imports, FactStore facts, JdbcClient jdbc) {
        this.imports = imports;
        this.facts = facts;
        this.jdbc = jdbc;
    }

    /** A valid NHS number of nobody. */
    static String newNhsNumber() {
        return Stream.generate(() -> String.valueOf(ThreadLocalRandom.current().nextLong(4_000_000_000L, 5_000_000_000L)))
                .filter(NhsNumbers::valid).findFirst().orElseThrow();
    }

    /** A row of client level data: a long-term assessment on a day, written with slashes; an empty number is none. */
    static String assessment(String nhs, String person, String day) {
        return "503,01/04/2025,31/03/2026," + nhs + "," + person + ",01/02/1950,,Service user,Assessment," + newRef("E") + "," + day + "," + day
                + ",Continuation of support or services,,Long term assessment,,,,\n";
    }

    /** A reference nothing else has. */
    static String newRef(String kind) {
        return kind + "-" + COUNT.incrementAndGet() + "-" + Long.toString(System.nanoTime(), 36);
    }

    Attempt<Batch> attempt(byte[] content) {
        return imports.importFile("test.csv", Optional.empty(), new ByteArrayInputStream(content), Actor.named("data-steward"));
    }

    Batch imported(String text) {
        Attempt<Batch> attempt = attempt(text.getBytes(StandardCharsets.UTF_8));
        assertThat(attempt).isInstanceOf(Attempt.Done.class);
        return ((Attempt.Done<Batch>) attempt).value();
    }

    String refusal(byte[] content) {
        Attempt<Batch> attempt = attempt(content);
        assertThat(attempt).isInstanceOf(Attempt.Refused.class);
        return ((Attempt.Refused<Batch>) attempt).reason();
    }

    List<Fault> faults(Batch batch) {
        return imports.faults(batch.id(), 1).faults();
    }

    List<Fact> about(String person) {
        Optional<Long> id = jdbc.sql("select person_id from person_identifier where local_id = ?").param(person).query(Long.class).optional();
        return id.map(key -> facts.people(new FactStore.PersonRange(key, key)).facts()).orElse(List.of());
    }

    <T extends Fact> List<T> about(String person, Class<T> type) {
        return about(person).stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** A unit below the council, made when there is none. */
    String team(String code) {
        jdbc.sql("insert into org_unit (code, kind, name, parent, depth) values ('council', 'COUNCIL', 'Test Council', null, 0) on conflict do nothing").update();
        String council = jdbc.sql("select code from org_unit where kind = 'COUNCIL'").query(String.class).single();
        jdbc.sql("insert into org_unit (code, kind, name, parent, depth) values (?, 'TEAM', ?, ?, 1) on conflict do nothing")
                .params(code, "Team " + code, council).update();
        return code;
    }
}

package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.identity.IssuedToken;
import plumbline.identity.ServiceAccounts;
import plumbline.testing.PlumblineTest;

/** Whoever sends files without looking at a page is told by mail what became of them, and nothing of anybody. */
@PlumblineTest
class ResultMailTest {

    private static final String HEADER = "entity_type,entity_ref,person_ref,team,event_type,start_date\n";

    @Autowired
    Imports imports;

    @Autowired
    ServiceAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    final String ref = UUID.randomUUID().toString();
    final String address = "results-" + ref + "@council.example";
    Actor system;

    @BeforeEach
    void account() {
        system = ((Attempt.Done<IssuedToken>) accounts.create("Results " + ref, 30, address, Actor.named("administrator"))).value().account().actor();
    }

    private Attempt<Batch> send(String content, Actor sender) {
        return imports.importFile("Mary Smith.csv", Optional.empty(), new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), sender);
    }

    private List<String> texts() {
        return jdbc.sql("select subject || E'\\n' || body from mail_message where recipient = ? order by id").param(address).query(String.class).list();
    }

    @Test
    void tellsCountsAndWhereToLook() {
        Batch batch = ((Attempt.Done<Batch>) send(HEADER + "request," + ref + ",P-" + ref + ",,accepted,2026-06-02\nrequest,b-" + ref + ",P-" + ref
                + ",,accepted,2026-02-30\n", system)).value();
        assertThat(texts()).singleElement().asString().contains("Plumbline: Import " + batch.id() + ": Imported", "Rows accepted: 1",
                "Rows left out, each with a fault: 1", "/imports/" + batch.id()).doesNotContain(ref, "Smith", "2026-02-30");
    }

    @Test
    void tellsThatAFileWasRefusedWithoutQuotingIt() {
        send("Mary Smith, born 1 April 1940\n", system);
        assertThat(texts()).singleElement().asString().contains("Refused", "Nothing was imported").doesNotContain("Smith", "1940");
    }

    @Test
    void tellsThatTheSameFileCameAgain() {
        String content = HEADER + "request," + ref + ",P-" + ref + ",,accepted,2026-06-02\n";
        send(content, system);
        send(content, system);
        assertThat(texts()).hasSize(2);
        assertThat(texts().get(1)).contains("Imported before, nothing has changed");
    }

    @Test
    void peopleWhoSendAFileThemselvesSeeItsPage() {
        int before = jdbc.sql("select count(*) from mail_message").query(Integer.class).single();
        send(HEADER + "request," + ref + ",P-" + ref + ",,accepted,2026-06-02\n", Actor.named("data-steward"));
        send("nothing", Actor.named("data-steward"));
        assertThat(jdbc.sql("select count(*) from mail_message").query(Integer.class).single()).isEqualTo(before);
    }
}

package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.identity.IssuedToken;
import plumbline.identity.ServiceAccounts;
import plumbline.mail.Outbox;
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

    @Autowired
    Clock clock;

    @Autowired
    Outbox outbox;

    @Autowired
    List<ResultRecipients> recipients;

    @Autowired
    PlatformTransactionManager manager;

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

    private void passes(Duration time) {
        ResultsTold later = new ResultsTold(jdbc, Clock.offset(clock, time));
        new ResultMail(outbox, later, recipients, manager, "").tellAgain();
    }

    @Test
    void tellsOfTheSameFileOnceAndOnceADayHowOftenItCameAgain() {
        String content = HEADER + "request," + ref + ",P-" + ref + ",,accepted,2026-06-02\n";
        Batch first = ((Attempt.Done<Batch>) send(content, system)).value();
        for (int again = 0; again < 3; again++) {
            send(content, system);
        }
        passes(Duration.ofHours(23));
        assertThat(texts()).as("within the day").hasSize(1);
        passes(Duration.ofHours(25));
        assertThat(texts()).hasSize(2);
        assertThat(texts().get(1)).contains("Import " + first.id() + ": the same file again, 3 times", "/imports/" + first.id());
        passes(Duration.ofHours(26));
        assertThat(texts()).as("it came no more").hasSize(2);
        send(content, system);
        passes(Duration.ofHours(48));
        assertThat(texts()).as("a day since the last mail has not passed").hasSize(2);
        passes(Duration.ofHours(50));
        assertThat(texts().get(2)).contains("the same file again, once");
    }

    @Test
    void theSameRefusalAndTheSameFaultsAreNoNewsAndAnotherOutcomeIs() {
        String rubbish = "Dear Sir or Madam " + ref + "\n";
        send(rubbish, system);
        send(rubbish, system);
        assertThat(texts()).hasSize(1);
        String row = "request," + ref + ",P-" + ref + ",,accepted,2026-06-02\n";
        String faulty = HEADER + row + "request,b-" + ref + ",P-" + ref + ",,accepted,2026-02-30\n";
        send(faulty, system);
        send(faulty, system);
        send(faulty, system);
        assertThat(texts()).as("it is read again each time, and each time comes to the same").hasSize(2);
        send(HEADER + row, system);
        assertThat(texts()).as("another content").hasSize(3);
    }

    @Test
    void eachSenderIsTold() {
        String content = HEADER + "request," + ref + ",P-" + ref + ",,accepted,2026-06-02\n";
        send(content, Actor.named("data-steward"));
        send(content, system);
        assertThat(texts()).singleElement().asString().contains("Imported before, nothing has changed");
    }

    @Test
    void peopleWhoSendAFileThemselvesSeeItsPage() {
        int before = jdbc.sql("select count(*) from mail_message").query(Integer.class).single();
        send(HEADER + "request," + ref + ",P-" + ref + ",,accepted,2026-06-02\n", Actor.named("data-steward"));
        send("nothing", Actor.named("data-steward"));
        assertThat(jdbc.sql("select count(*) from mail_message").query(Integer.class).single()).isEqualTo(before);
    }
}

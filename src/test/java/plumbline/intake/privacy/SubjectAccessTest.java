package plumbline.intake.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.intake.Imports;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** A person asks what is kept of them, and gets that and nothing of anybody else. */
@PlumblineTest
class SubjectAccessTest {

    private static final String HEADER = "entity_type,entity_ref,person_ref,team,event_type,start_date\n";
    private static final Actor STEWARD = Actor.named("data-steward");

    @LocalServerPort
    int port;

    @Autowired
    SubjectAccess access;

    @Autowired
    Imports imports;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    final String mark = UUID.randomUUID().toString();
    final String mary = "MARY-" + mark;
    final String john = "JOHN-" + mark;

    @BeforeEach
    void twoPeople() {
        TestUsers.council(jdbc);
        String file = HEADER + "request,RM-" + mark + "," + mary + ",,accepted,2026-06-02\nrequest,RJ-" + mark + "," + john + ",,accepted,2026-06-03\n";
        assertThat(imports.importFile("requests.csv", Optional.empty(), new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), STEWARD)).isInstanceOf(Attempt.Done.class);
    }

    private PersonExport export(String reference) {
        return ((Attempt.Done<PersonExport>) access.export(reference, "Request 17", STEWARD)).value();
    }

    @Test
    void holdsEverythingOfThePersonAndNothingOfAnother() {
        PersonExport export = export(mary);
        assertThat(export.person()).isEqualTo(mary);
        assertThat(export.kept().get("person")).singleElement().satisfies(row -> assertThat(row).containsEntry("ref", mary).doesNotContainKey("nhs_digest"));
        assertThat(export.kept().get("request")).singleElement().satisfies(row -> assertThat(row).containsEntry("ref", "RM-" + mark));
        assertThat(export.kept()).containsKey("person_identifier");
        assertThat(export.toString()).doesNotContain(john, "RJ-" + mark);
    }

    @Test
    void asksTheDatabaseWhichTablesPointAtAPerson() {
        jdbc.sql("create table kept_later (person_id bigint references person (id), person_ref text, words text)").update();
        try {
            jdbc.sql("insert into kept_later select id, ref, 'by key' from person where ref = ?").param(mary).update();
            jdbc.sql("insert into kept_later values (null, ?, 'by reference'), (null, ?, 'of another')").params(mary, john).update();
            assertThat(export(mary).kept().get("kept_later")).extracting(row -> row.get("words")).contains("by key", "by reference").doesNotContain("of another");
        } finally {
            jdbc.sql("drop table kept_later").update();
        }
    }

    @Test
    void holdsWhatIsKeptUnderAnotherRecordOfTheSamePerson() {
        jdbc.sql("update person set same_as = (select id from person where ref = ?) where ref = ?").params(mary, john).update();
        for (String reference : List.of(mary, john)) {
            PersonExport export = export(reference);
            assertThat(export.person()).isEqualTo(mary);
            assertThat(export.kept().get("request")).extracting(row -> row.get("ref")).containsExactlyInAnyOrder("RM-" + mark, "RJ-" + mark);
        }
    }

    @Test
    void holdsWhatWasKnownBeforeAFileChangedItAndThatAFileSpeaksOfThem() {
        String later = HEADER + "request,RM-" + mark + "," + mary + ",,accepted,2026-06-04\n";
        assertThat(imports.importFile("later.csv", Optional.empty(), new ByteArrayInputStream(later.getBytes(StandardCharsets.UTF_8)), STEWARD)).isInstanceOf(Attempt.Done.class);
        PersonExport export = export(mary);
        assertThat(export.kept().get("fact_before")).anySatisfy(row -> assertThat(row.get("image").toString()).contains("2026-06-02", "RM-" + mark));
        assertThat(export.kept().get("fact_before").toString()).doesNotContain("nhs_digest");
        assertThat(export(john).kept()).doesNotContainKey("fact_before");
        jdbc.sql("insert into import_preview_person (batch, ref, added) select max(id), ?, false from import_batch").param(john).update();
        try {
            assertThat(export(john).kept().get("import_preview_person")).hasSize(1);
        } finally {
            jdbc.sql("delete from import_preview_person where ref = ?").param(john).update();
        }
    }

    @Test
    void isPutDownWithItsReason() {
        export(mary);
        assertThat(jdbc.sql("select actor || ': ' || detail from audit_entry where action = 'personal data exported' and subject_ref = ?").param(mary)
                .query(String.class).single()).startsWith("data-steward: ").endsWith(" rows: Request 17");
    }

    @Test
    void needsAReasonAndAPersonWhoIsKnown() {
        assertThat(((Attempt.Refused<PersonExport>) access.export(mary, " ", STEWARD)).field()).isEqualTo("reason");
        for (String nobody : List.of("", "%", "' or '1'='1", "nobody\0", "x".repeat(5000))) {
            assertThat(((Attempt.Refused<PersonExport>) access.export(nobody, "Request 17", STEWARD)).field()).as(nobody).isEqualTo("reference");
        }
    }

    @Test
    void aStewardReadsItOutOnThePageAndAnAuditorDoesNot() {
        Visitor steward = new Visitor(port);
        steward.signIn(TestUsers.anybody(users, jdbc, Role.DATA_STEWARD), TestUsers.PASSWORD);
        HttpResponse<String> file = steward.post("/imports/people", "/imports/people", Map.of("reference", mary, "reason", "Request 17"));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).isEqualTo("attachment; filename=\"what-is-kept.json\"");
        assertThat(file.body()).contains("\"RM-" + mark + "\"").doesNotContain(john);
        assertThat(steward.post("/imports/people", "/imports/people", Map.of("reference", "nobody", "reason", "Request 17")).statusCode()).isEqualTo(302);
        assertThat(steward.page("/imports/people").select("#reference-error").text()).contains("Nobody has this reference");
        Visitor auditor = new Visitor(port);
        auditor.signIn(TestUsers.anybody(users, jdbc, Role.AUDITOR), TestUsers.PASSWORD);
        assertThat(auditor.page("/imports/people").select("main form")).isEmpty();
        assertThat(auditor.post("/imports/people", "/accessibility", Map.of("reference", mary, "reason", "Request 17")).statusCode()).isEqualTo(403);
    }
}

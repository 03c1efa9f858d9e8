package plumbline.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
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

/** A steward says which council this is, and everybody sees how it stands. */
@PlumblineTest
class PublishedFiguresPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Imports imports;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    final String area = "P" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);

    @BeforeEach
    void figuresOfTwoCouncils() {
        String sheet = "Table 9q: a measure of the pages\nLocal authority code,Local authority,ONS area code,2024 to 2025 - outcome\n"
                + "England,England,E92000001,60\n%1$s,Anytown %1$s,E06000001,[c]\n%1$sB,Otherton %1$s,E06000002,70\n".formatted(area);
        assertThat(imports.importFile("ascof.csv", Optional.empty(), new ByteArrayInputStream(sheet.getBytes(StandardCharsets.UTF_8)), Actor.named("data-steward")))
                .isInstanceOf(Attempt.Done.class);
    }

    @AfterEach
    void nobodyKnowsWhichCouncilThisIs() {
        jdbc.sql("delete from own_council").update();
    }

    @Test
    void aStewardSaysWhichCouncilThisIsAndOthersReadHowItStands() {
        Visitor steward = visitor(Role.DATA_STEWARD);
        assertThat(steward.get("/imports/figures").body()).contains("Nobody has said yet which of the councils this one is");
        steward.post("/imports/figures/council", "/imports/figures", Map.of("area", "no such council"));
        assertThat(steward.page("/imports/figures").select("#area-error").text()).contains("Choose one of the councils");
        steward.post("/imports/figures/council", "/imports/figures", Map.of("area", area));
        assertThat(steward.get("/imports/figures").body()).contains("now judged on the figures of Anytown");
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'own council stated' and subject_ref = ?").param(area).query(Integer.class).single()).isEqualTo(1);
        Visitor reader = visitor(Role.AUDITOR);
        assertThat(reader.page("/imports/figures").select("main form")).isEmpty();
        assertThat(reader.page("/imports/figures").select("tr:has(a[href$=measure=9Q]) td").eachText()).contains("Suppressed", "60", "No quarter", "No earlier year");
        assertThat(reader.page("/imports/figures?measure=9Q").select("main").text()).contains("A measure of the pages, 2024-25", "(this council)", "Otherton " + area + " 70");
        assertThat(reader.page("/imports/figures?area=" + area + "B").select("h2").text()).contains("Otherton " + area + " beside the others");
        assertThat(reader.post("/imports/figures/council", "/accessibility", Map.of("area", area)).statusCode()).isEqualTo(403);
    }

    private Visitor visitor(Role role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestUsers.anybody(users, jdbc, role), TestUsers.PASSWORD);
        return visitor;
    }
}

package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.breaches.Breach;
import plumbline.breaches.Breaches;
import plumbline.core.Attempt.Kind;
import plumbline.core.Severity;
import plumbline.core.UnitId;
import plumbline.escalation.concern.Concerns;
import plumbline.escalation.concern.RaisedConcern;
import plumbline.escalation.concern.Raiser;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.escalation.provider.ProviderImprovement;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.identity.Users;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.OrganisationChanges;
import plumbline.organisation.UnitKind;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** A concern raised by hand goes the way of everything that a rule finds, and ends by a named person's word. */
@PlumblineTest
class ConcernTest {

    private static final String WORDS = "Nobody came on three mornings.";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    Concerns concerns;
    @Autowired
    ConfirmingConcern confirming;
    @Autowired
    SigningOff signingOff;
    @Autowired
    Breaches breaches;
    @Autowired
    Escalations escalations;
    @Autowired
    EscalationProcesses processes;
    @Autowired
    Users users;
    @Autowired
    JdbcClient jdbc;

    Situation situation;

    @BeforeEach
    void aTeam() {
        situation = new Situation(context);
    }

    @Test
    void hasAHolderAClockAndAPlanAndEndsWhenTheTierAboveConfirmsAndSigns() {
        WorkFixture work = raised(Severity.S3);
        Escalation opened = work.escalation();
        assertThat(opened.kind()).isEqualTo(EscalationKind.SINGLE);
        assertThat(opened.turn().holder()).isEqualTo(situation.manager);
        assertThat(opened.turn().nextTier()).isEqualTo(2);
        work.allActionsDone();
        context.getBean(SettlingEscalations.class).after(situation.completedRun());
        assertThat(work.escalation().turn().step()).isEqualTo(Step.RE_TEST);
        assertThat(happenings(work)).doesNotContain(Happening.STILL_IN_BREACH);
        assertRefused(confirming.confirm(work.by(situation.manager), "Seen", "Told"), Kind.NOT_ALLOWED, "The tier above confirms it");
        assertRefused(confirming.confirm(work.by(situation.head), " ", "Told"), Kind.INVALID, "Say what shows");
        assertRefused(confirming.confirm(work.by(situation.head), "Seen", ""), Kind.INVALID, "was answered");
        assertDone(confirming.confirm(work.by(situation.head), "I saw the visits of two weeks.", "By telephone today; content."));
        assertThat(breaches.breach(work.breach).orElseThrow().state()).isEqualTo(Breach.State.CLEARED);
        assertThat(processes.currentStep(work.escalation().process())).contains("sign-off");
        context.getBean(SettlingEscalations.class).after(situation.completedRun());
        assertDone(signingOff.sign(work.by(situation.head), ""));
        assertThat(work.escalation().closure()).isEqualTo(Closure.SIGNED_OFF);
        assertThat(jdbc.sql("select count(*) from sign_off where escalation = ? and concern is not null").param(work.id().value())
                .query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void isNeverClosedByARunNorSignedWithoutTheWord() {
        WorkFixture work = raised(Severity.S2).allActionsDone();
        assertRefused(signingOff.sign(work.by(situation.head), ""), Kind.NOT_NOW, "clean re-test");
        assertThatThrownBy(() -> jdbc.sql("update escalation set step = 'SIGN_OFF' where id = ?").param(work.id().value()).update())
                .hasMessageContaining("escalation_sign_off_rests_on_something");
        assertThatThrownBy(() -> jdbc.sql("insert into raised_concern_confirmation (concern, confirmed_by, confirmed_at, evidence, answer) "
                + "select id, ?, raised_at, 'Seen', 'Told' from raised_concern where breach = ?").params(situation.manager, work.breach.value()).update())
                .hasMessageContaining("nobody confirms work of their own");
        WorkFixture byRule = new WorkFixture(context).allActionsDone();
        assertRefused(confirming.confirm(byRule.by(byRule.situation.head), "Seen", "Told"), Kind.NOT_NOW, "only that rule");
    }

    @Test
    void isReadByThoseWhoDealWithItAndByNobodyElse() {
        RaisedConcern concern = assertDone(concerns.raise(somebody("recorder", Role.DATA_STEWARD, "council"), draft(Severity.S3)));
        assertThat(concerns.maySee(concern, somebody(situation.manager, Role.TEAM_MANAGER, situation.team.value()))).isTrue();
        assertThat(concerns.maySee(concern, somebody(situation.head, Role.HEAD_OF_SERVICE, situation.area.value()))).isTrue();
        assertThat(concerns.maySee(concern, somebody("auditor", Role.AUDITOR, "council"))).isTrue();
        assertThat(concerns.maySee(concern, somebody("recorder", Role.DATA_STEWARD, "council"))).isTrue();
        assertThat(concerns.maySee(concern, somebody("other", Role.DATA_STEWARD, "council"))).isFalse();
        assertThat(concerns.maySee(concern, somebody("other", Role.TEAM_MANAGER, new Situation(context).team.value()))).isFalse();
        assertThat(breaches.breach(concern.breach()).orElseThrow().explanation()).doesNotContain(WORDS).contains(concern.reference());
    }

    @Test
    void isRaisedOnAPageThatShowsThoseLikeItFirst() {
        Visitor author = signedIn(Role.POLICY_AUTHOR);
        Map<String, String> fields = new HashMap<>(Map.of("raisedBy", "CARER", "relation", "A daughter", "unit", situation.team.value(),
                "personRef", "P-" + situation.team.value(), "severity", "S3", "words", ""));
        Document wrong = Jsoup.parse(author.post("/concerns", "/concerns", fields).body());
        assertThat(wrong.select(".govuk-error-summary a").attr("href")).isEqualTo("#words");
        assertThat(wrong.select("#relation").val()).isEqualTo("A daughter");
        fields.put("words", WORDS);
        var sent = author.post("/concerns", "/concerns", fields);
        assertThat(sent.statusCode()).isEqualTo(302);
        String address = sent.headers().firstValue("Location").orElseThrow();
        assertThat(author.page(address).text()).contains(WORDS, "A carer, A daughter");
        var again = author.post("/concerns", "/concerns", fields);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(again.body()).select("#like")).isNotEmpty();
        assertThat(Jsoup.parse(again.body()).select("ul.govuk-list--bullet").text()).contains("a carer raised it on");
        fields.put("anyway", "true");
        assertThat(author.post("/concerns", "/concerns", fields).statusCode()).isEqualTo(302);
        Visitor stranger = signedIn(Role.POLICY_APPROVER);
        assertThat(stranger.get(address).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/concerns").body()).isEqualTo("[]");
    }

    @Test
    void showsItsWordsOnTheEscalationToThoseWhoDealWithItOnly() {
        WorkFixture work = raised(Severity.S3).allActionsDone();
        situation.signsIn(situation.head, "Head for tests", Role.HEAD_OF_SERVICE, situation.area);
        Visitor head = new Visitor(port);
        head.signIn(situation.head, TestUsers.PASSWORD);
        String page = "/escalations/" + work.id();
        assertThat(head.page(page).select("section[aria-labelledby=concern]").text()).contains(WORDS);
        assertThat(signedIn(Role.POLICY_AUTHOR).page(page).text()).contains("Only those who deal with it").doesNotContain(WORDS);
        Map<String, String> fields = new HashMap<>(Map.of("version", String.valueOf(work.escalation().version()), "evidence", "I saw the rota."));
        assertThat(head.post(page + "/confirm-concern", page, fields).statusCode()).isEqualTo(422);
        fields.put("answer", "By letter today.");
        assertThat(head.post(page + "/confirm-concern", page, fields).statusCode()).isEqualTo(302);
        assertThat(head.page(page).select("section[aria-labelledby=concern]").text()).contains("I saw the rota.", "By letter today.");
    }

    @Test
    void aboutAProviderGoesToTheHeadOfServiceOfItsUnitWithSupportAndAnImprovement() {
        UnitId contracts = new UnitId("provider-quality");
        context.getBean(OrganisationChanges.class).put(List.of(new OrgUnit(contracts, UnitKind.TEAM, "Provider quality", Optional.of(situation.area))), List.of());
        try {
            Situation noticed = new Situation(context);
            for (Severity severity : Severity.values()) {
                Visitor author = signedIn(Role.POLICY_AUTHOR);
                String sent = author.post("/concerns", "/concerns", Map.of("raisedBy", "STAFF", "unit", noticed.team.value(), "providerRef", "LOC-1", "anyway", "true",
                        "severity", severity.name(), "words", WORDS)).headers().firstValue("Location").orElseThrow();
                RaisedConcern concern = concerns.concern(UUID.fromString(sent.replace("/concerns/", ""))).orElseThrow();
                context.getBean(OpeningEscalations.class).openAllMissing();
                Escalation opened = situation.carrying(concern.breach());
                assertThat(opened.unit()).isEqualTo(contracts);
                assertThat(opened.turn().holder()).isEqualTo(situation.head);
                assertThat(opened.kind()).isEqualTo(EscalationKind.SINGLE);
                assertThat(context.getBean(SpecialRoutes.class).of(opened).support()).isEqualTo("Commissioning support");
                assertThat(context.getBean(ProviderImprovement.class).subjects(opened)).containsExactly("LOC-1");
                assertThat(concerns.like(new RaisedConcern.Draft(Raiser.STAFF, "", noticed.team.value(), "LOC-1", "", "", severity, WORDS)))
                        .extracting(RaisedConcern::id).contains(concern.id());
                if (severity == Severity.S3) {
                    beginsAnImprovementOnThePage(opened);
                }
            }
        } finally {
            // Other tests know no unit that answers for providers.
            for (String table : List.of("escalation", "breach", "raised_concern")) {
                jdbc.sql("update " + table + " set unit = ? where unit = ?").params(situation.team.value(), contracts.value()).update();
            }
            jdbc.sql("delete from org_unit u where u.code = ? and not exists (select 1 from post p where p.unit = u.code)").param(contracts.value()).update();
        }
    }

    private void beginsAnImprovementOnThePage(Escalation opened) {
        situation.signsIn(situation.head, "Head for tests", Role.HEAD_OF_SERVICE, situation.area);
        Visitor head = new Visitor(port);
        head.signIn(situation.head, TestUsers.PASSWORD);
        String page = "/escalations/" + opened.id();
        assertThat(head.page(page).text()).contains("LOC-1", "Concern about a provider raised by hand", "Commissioning support");
        assertThat(head.post(page + "/provider-plans", page, Map.of("version", String.valueOf(opened.version()), "subject", "LOC-1")).statusCode()).isEqualTo(302);
        assertThat(context.getBean(ProviderImprovement.class).of(opened.id())).hasSize(1);
    }

    private WorkFixture raised(Severity severity) {
        return new WorkFixture(context, situation, team -> assertDone(concerns.raise(somebody("recorder", Role.DATA_STEWARD, "council"),
                draft(severity))).breach());
    }

    private RaisedConcern.Draft draft(Severity severity) {
        return new RaisedConcern.Draft(Raiser.CARER, "A daughter", situation.team.value(), "", "P-1", "", severity, WORDS);
    }

    private List<Happening> happenings(WorkFixture work) {
        return escalations.story(work.id()).stream().map(StoryEntry::happening).toList();
    }

    private Visitor signedIn(Role role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestUsers.anybody(users, jdbc, role), TestUsers.PASSWORD);
        return visitor;
    }

    private static SignedInUser somebody(String username, Role role, String unit) {
        return new SignedInUser() {
            @Override
            public String username() {
                return username;
            }

            @Override
            public String title() {
                return "Somebody";
            }

            @Override
            public Role role() {
                return role;
            }

            @Override
            public UnitId unit() {
                return new UnitId(unit);
            }
        };
    }
}

package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.clock.TimeTravel;
import plumbline.core.BusinessTime;
import plumbline.core.Severity;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** The pages and the API as people and programs meet them. */
@PlumblineTest
class EscalationPagesTest {

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    Users users;
    @Autowired
    JdbcClient jdbc;

    WorkFixture work;
    Visitor manager;
    Visitor head;

    @BeforeEach
    void peopleSignIn() {
        work = new WorkFixture(context);
        manager = signedIn(work.situation.manager, Role.TEAM_MANAGER);
        head = signedIn(work.situation.head, Role.HEAD_OF_SERVICE);
    }

    @Test
    void leadFromMyWorkToAnAgreedPlan() {
        Document mine = manager.page("/work");
        assertThat(mine.select("table a").eachText()).anyMatch(text -> text.endsWith(": Acknowledge"));
        Map<String, String> planBy = version();
        planBy.putAll(day(work.lastPlanDay().plusDays(1)));
        Document refused = Jsoup.parse(manager.post(page() + "/acknowledge", page(), planBy).body());
        assertThat(refused.select(".govuk-error-summary").text()).contains("not after " + BusinessTime.write(work.lastPlanDay()));
        assertThat(refused.select("[name=plan-by-day]").val()).isEqualTo(planBy.get("plan-by-day"));
        planBy.putAll(day(work.lastPlanDay()));
        assertThat(manager.post(page() + "/acknowledge", page(), planBy).statusCode()).isEqualTo(302);
        assertThat(manager.page(page()).select(".govuk-notification-banner").text()).contains("You have acknowledged it");
        assertThat(manager.post(page() + "/plan", page() + "/plan", planFields()).statusCode()).isEqualTo(302);
        assertThat(head.page("/work").select("table a").eachText()).anyMatch(text -> text.endsWith(": Agree the plan"));
        Map<String, String> decision = version();
        decision.put("decision", "agree");
        decision.put("comment", "Good.");
        assertThat(head.post(page() + "/agree", page(), decision).statusCode()).isEqualTo(302);
        assertThat(work.escalation().turn().step()).isEqualTo(Step.ACT);
        assertThat(manager.page(page()).select("form[action$=/evidence]")).hasSize(3);
        assertThat(head.page(page()).select("form[action$=/evidence]")).isEmpty();
    }

    private static Map<String, String> day(LocalDate day) {
        return Map.of("plan-by-day", "" + day.getDayOfMonth(), "plan-by-month", "" + day.getMonthValue(), "plan-by-year", "" + day.getYear());
    }

    @Test
    void sayWhoActsNextWhenItClimbsAndWhyItWasRaised() {
        Document page = manager.page(page());
        assertThat(page.select("#acts-next").text()).contains(work.situation.manager).contains("acknowledges it");
        assertThat(page.select("#climbs").text()).contains("it climbs to Head of service").contains(work.situation.head);
        assertThat(page.text()).contains("43 days since the request; the standard is 28.");
        assertThat(page.select("#process-steps li[aria-current=step]").text()).startsWith("Acknowledge Now");
        assertThat(page.select("[data-module=process-diagram]").attr("data-current")).isEqualTo("acknowledge");
        assertThat(manager.get(page.select("[data-module=process-diagram]").attr("data-diagram")).body()).contains("id=\"acknowledge\"")
                .contains("BPMNShape");
        assertThat(page.select(".moj-timeline__title").eachText()).containsExactly("Opened");
        assertThat(page.select("table tbody tr")).hasSize(1);
    }

    @Test
    void showTheWholePathAheadWithItsDays() {
        Document page = manager.page(page());
        assertThat(page.select("#path-ahead li").eachText()).hasSize(4).allSatisfy(step -> assertThat(step).containsPattern(", after \\w{3} \\d"))
                .first().asString().contains(work.situation.head).endsWith("if the step is not done");
        assertThat(manager.get("/api/v1/escalations/" + work.id() + "/ladder").body()).contains("\"ahead\":[{\"tier\":2,");
    }

    @Test
    void warnWhoeverAgreesAPlanOfActionsWhoseDayHasPassed() {
        work.drafted(0);
        assertThat(head.page(page()).select("form[action$=/agree] #late-actions")).as("their day is today").isEmpty();
        new TimeTravel(context).oneWorkingDay();
        assertThat(head.page(page()).select("form[action$=/agree] #late-actions").text())
                .contains("Action 1 was to be done by", "Action 3", "overdue at once", "Return it");
    }

    @Test
    void saysOfEachStepWhenItWasPassedAndAgainAfterAnotherPlan() {
        String today = BusinessTime.write(work.today());
        assertThat(steps()).containsExactly("Now", "To come", "To come", "To come", "To come", "To come");
        work.allActionsDone();
        assertThat(steps()).containsExactly("Done", "Done", "Done", "Done", "Now", "To come");
        Document page = manager.page(page());
        assertThat(page.select("#process-steps li").eachText().subList(0, 4)).allMatch(step -> step.contains("Passed on " + today));
        assertThat(page.select("#process-steps li").get(4).text()).contains("Since " + today);
        assertThat(page.select("#process-steps li").get(5).text()).doesNotContain(today);
        assertThat(page.select("[data-diagram$=escalation.bpmn]").attr("data-passed").split(" ")).containsExactly("acknowledge", "plan", "agree", "act");
        WorkFixture.assertDone(context.getBean(Holding.class).planAgain(work.by(work.situation.manager), "The list fills again."));
        assertThat(steps()).containsExactly("Done", "Now", "To come again", "To come again", "To come", "To come");
        assertThat(manager.page(page()).select("#process-steps li").get(1).text()).contains("Passed on " + today, "Since " + today);
        assertThat(manager.page(page()).select("[data-diagram$=escalation.bpmn]").attr("data-passed")).contains("act");
        WorkFixture.assertDone(context.getBean(Planning.class).draft(work.by(work.situation.manager), work.draft()));
        WorkFixture.assertDone(context.getBean(Planning.class).giveBack(work.by(work.situation.head), "Say who fills the posts."));
        assertThat(manager.page(page()).select("#process-steps li").get(2).text()).contains("To come again", "Passed on " + today, "Returned on " + today);
    }

    private List<String> steps() {
        return manager.page(page()).select("#process-steps strong.govuk-tag").eachText();
    }

    @Test
    void refusesEvidenceThatIsTooLargeOrNotWhatItsNameSaysAndKeepsTheRest() {
        work.agreed();
        String action = work.plan().actions().get(0).id().toString();
        HttpResponse<String> large = upload(action, "film.txt", "x".repeat(10 * 1024 * 1024 + 1));
        assertThat(large.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(large.body()).select(".govuk-error-summary").text()).contains("larger than 10 MB");
        HttpResponse<String> wrong = upload(action, "letter.docx", "PK\u0003\u0004 any other archive");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.body()).select(".govuk-error-summary").text()).contains("not what its name says");
        assertThat(work.plan().actions().get(0).evidence()).isEmpty();
        assertThat(upload(action, "notes.txt", "What we did").statusCode()).isEqualTo(302);
        assertThat(work.plan().actions().get(0).evidence()).hasSize(1);
    }

    private HttpResponse<String> upload(String action, String name, String content) {
        String token = manager.page(page()).select("input[name=_csrf]").attr("value");
        StringBuilder body = new StringBuilder();
        Map.of("_csrf", token, "version", String.valueOf(work.escalation().version()), "note", "", "link", "").forEach((field, value) ->
                body.append("--x\r\nContent-Disposition: form-data; name=\"").append(field).append("\"\r\n\r\n").append(value).append("\r\n"));
        body.append("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"").append(name)
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n").append(content).append("\r\n--x--\r\n");
        return manager.send(manager.request(page() + "/actions/" + action + "/evidence").header("Content-Type", "multipart/form-data; boundary=x")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    @Test
    void letAHolderHandItDownWithAReason() {
        WorkFixture.assertDone(context.getBean(Holding.class).handUp(work.by(work.situation.manager), "It needs more posts."));
        assertThat(manager.page(page()).select("form[action$=/hand-down]")).isEmpty();
        assertThat(head.page(page()).select("form[action$=/hand-down]")).hasSize(1);
        Map<String, String> fields = version();
        fields.put("reason", "");
        assertThat(Jsoup.parse(head.post(page() + "/hand-down", page(), fields).body()).select(".govuk-error-summary").text())
                .contains("Say why you hand it down");
        fields.put("reason", "You have the posts now.");
        assertThat(head.post(page() + "/hand-down", page(), fields).statusCode()).isEqualTo(302);
        assertThat(work.escalation().turn().holder()).isEqualTo(work.situation.manager);
    }

    @Test
    void sayTheTierOfAPostOnlyWhenItsTitleDoesNot() {
        assertThat(manager.page(page()).select("#climbs").text()).contains("it climbs to Head of service: Head ");
        WorkFixture.assertDone(context.getBean(Holding.class).handUp(work.by(work.situation.manager), "It needs more posts."));
        assertThat(manager.page(page()).select("#climbs").text()).contains("it climbs to Assistant director ")
                .doesNotContain("Assistant director: Assistant director");
    }

    @Test
    void drawTheActionPlanFromWhenItIsCarriedOutWithWhatWasPassed() {
        assertThat(manager.page(page()).select("[data-module=process-diagram]").eachAttr("data-current")).containsExactly("acknowledge");
        work.agreed();
        Document page = manager.page(page());
        assertThat(page.select("[data-module=process-diagram]").eachAttr("data-current")).containsExactly("act", "do-action");
        assertThat(manager.get(page.select("[data-current=do-action]").attr("data-diagram")).body()).contains("id=\"do-action\"");
        assertThat(page.select("#action-steps li").eachText()).hasSize(3).allMatch(step -> step.endsWith("To do"));
        work.finishActions();
        page = manager.page(page());
        assertThat(page.select("[data-module=process-diagram]").eachAttr("data-current")).containsExactly("re-test");
        assertThat(page.select("#action-steps li").eachText()).hasSize(3).allMatch(step -> step.contains("Done on " + BusinessTime.write(work.today())));
        assertThat(page.select("[data-diagram$=action-plan.bpmn]").attr("data-passed")).isEqualTo("do-action action-done plan-done");
    }

    @Test
    void showWhatIsWrongWithAPlanAndKeepWhatWasTyped() {
        work.acknowledged();
        Map<String, String> fields = planFields();
        fields.put("goal", "");
        fields.put("actions[1].dueOn-month", "13");
        fields.put("actions[2].owner", work.situation.head);
        HttpResponse<String> answer = manager.post(page() + "/plan", page() + "/plan", fields);
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#goal", "#actions[1].dueOn", "#actions[2].owner");
        page.select(".govuk-error-summary a").forEach(link -> assertThat(page.getElementById(link.attr("href").substring(1))).isNotNull());
        assertThat(page.getElementById("reason").text()).isEqualTo("Two posts were vacant.");
        assertThat(page.getElementById("actions[0].title").val()).isEqualTo("Share the list");
    }

    @Test
    void refuseWithAReasonOnThePageWhatIsRefusedInTheApi() {
        Map<String, String> reason = version();
        reason.put("reason", " ");
        HttpResponse<String> page = manager.post(page() + "/hand-up", page(), reason);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(page.body()).select(".govuk-error-summary").text()).contains("Say why you hand it up");
        assertThat(head.post(page() + "/acknowledge", page(), version()).statusCode()).isEqualTo(403);
        assertThat(api(head, "acknowledge", "{}").statusCode()).isEqualTo(403);
        assertThat(api(head, "acknowledge", "{}").body()).contains("Only its holder");
        assertThat(api(manager, "hand-up", "{\"reason\":\"\"}").statusCode()).isEqualTo(422);
        assertThat(api(manager, "acknowledge", "{\"version\":0}").statusCode()).isEqualTo(409);
        assertThat(api(head, "sign-off", "{}").body()).contains("without a clean re-test");
        assertThat(api(head, "sign-off", "{}").statusCode()).isEqualTo(409);
    }

    @Test
    void letNobodySignOffTheirOwnActionInPageOrApi() {
        work.allActionsDone();
        Map<String, String> fields = version();
        HttpResponse<String> page = manager.post(page() + "/sign-off", page(), fields);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("You own an action");
        HttpResponse<String> answer = api(manager, "sign-off", "{}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).contains("problem+json"));
    }

    @Test
    void handOutEvidenceAsADownloadThatNoBrowserOpens() {
        work.agreed();
        UUID action = work.plan().actions().get(0).id();
        context.getBean(Acting.class).attach(work.by(work.situation.manager), action,
                new EvidenceDraft("", "", new EvidenceDraft.File("../notes \"1\".txt", "What we did".getBytes())));
        ActionPlan.Evidence evidence = work.plan().actions().get(0).evidence().get(0);
        assertThat(evidence.fileName()).isEqualTo("notes _1_.txt");
        HttpResponse<String> file = head.get(page() + "/evidence/" + evidence.id());
        assertThat(file.body()).isEqualTo("What we did");
        assertThat(file.headers().firstValue("Content-Disposition")).hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(head.get(page() + "/evidence/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void listEscalationsByEveryFilterInTheAddress() {
        String unit = "unit=" + work.situation.area.value();
        for (String filter : new String[] {"", "&state=OPEN", "&tier=1", "&standard=ASC-ASM-01", "&severity=S3", "&step=ACKNOWLEDGE"}) {
            assertThat(manager.get("/api/v1/escalations?" + unit + filter).body()).as(filter).contains("\"total\":1");
        }
        for (String filter : new String[] {"&state=CLOSED", "&tier=2", "&standard=ASC-ASM-02", "&severity=S1", "&step=SIGN_OFF"}) {
            assertThat(manager.get("/api/v1/escalations?" + unit + filter).body()).as(filter).contains("\"total\":0");
        }
        assertThat(manager.get("/api/v1/escalations?tier=many").statusCode()).isEqualTo(400);
    }

    @Test
    void giveTheApiEverythingThePageShows() {
        String body = manager.get("/api/v1/escalations/" + work.id()).body();
        assertThat(body).contains("\"climbsAt\":").contains("\"climbsTo\":{\"tier\":2").contains("\"stepName\":\"Acknowledge\"")
                .contains("\"happening\":\"OPENED\"").contains("43 days since the request");
        assertThat(manager.get("/api/v1/tasks").body()).contains(work.id().toString());
        assertThat(manager.get("/api/v1/escalations/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(manager.get("/escalations/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void letAuditorsReadAndChangeNothing() {
        String name = TestUsers.anybody(users, jdbc, Role.AUDITOR);
        Visitor auditor = new Visitor(port);
        auditor.signIn(name, TestUsers.PASSWORD);
        assertThat(auditor.get(page()).statusCode()).isEqualTo(200);
        assertThat(auditor.post(page() + "/acknowledge", page(), version()).statusCode()).isEqualTo(403);
        assertThat(work.escalation().turn().step()).isEqualTo(Step.ACKNOWLEDGE);
    }

    @Test
    void pageMyWorkAndFilterItInTheAddress() {
        work.situation.breaches("ASC-SAF-01", Severity.S1, Escalations.PAGE_SIZE + 1);
        context.getBean(OpeningEscalations.class).openAllMissing();
        assertThat(manager.page("/work").select("table tbody tr")).hasSize(Escalations.PAGE_SIZE);
        assertThat(manager.page("/work?page=2").select("table tbody tr")).hasSize(2);
        assertThat(manager.page("/work?severity=S3").select("table tbody tr")).hasSize(1);
        assertThat(manager.page("/work?severity=S2").text()).contains("Nothing fits what you chose");
        assertThat(manager.page("/work?severity=S1&sort=UNIT").select("nav.govuk-pagination a").eachAttr("href"))
                .allMatch(link -> link.contains("severity=S1") && link.contains("sort=UNIT"));
    }

    private String page() {
        return "/escalations/" + work.id();
    }

    private Map<String, String> version() {
        return new HashMap<>(Map.of("version", String.valueOf(work.escalation().version())));
    }

    private Map<String, String> planFields() {
        Map<String, String> fields = version();
        PlanDraft draft = work.draft();
        fields.putAll(Map.of("goal", draft.goal(), "reason", draft.reason(), "change", draft.change(), "success", draft.success()));
        for (int i = 0; i < draft.actions().size(); i++) {
            PlanDraft.ActionDraft action = draft.actions().get(i);
            String name = "actions[" + i + "].";
            fields.putAll(Map.of(name + "title", action.title(), name + "owner", action.owner(),
                    name + "successMeasure", action.successMeasure(), name + "vehicle", action.vehicle(),
                    name + "dueOn-day", String.valueOf(action.dueOn().getDayOfMonth()),
                    name + "dueOn-month", String.valueOf(action.dueOn().getMonthValue()),
                    name + "dueOn-year", String.valueOf(action.dueOn().getYear())));
        }
        return fields;
    }

    private HttpResponse<String> api(Visitor visitor, String task, String body) {
        String token = visitor.page(page()).select("input[name=_csrf]").attr("value");
        return visitor.send(visitor.request("/api/v1/tasks/" + work.id() + "/" + task).header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", token).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Visitor signedIn(String username, Role role) {
        work.situation.signsIn(username, role.word(), role, work.situation.team);
        Visitor visitor = new Visitor(port);
        visitor.signIn(username, TestUsers.PASSWORD);
        return visitor;
    }
}

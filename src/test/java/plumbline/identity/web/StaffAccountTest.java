package plumbline.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.clock.TimeTravel;
import plumbline.core.UnitId;
import plumbline.identity.OneTimePassword;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.OrganisationChanges;
import plumbline.organisation.Post;
import plumbline.organisation.UnitKind;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** An administrator lets people in and shuts them out; everybody chooses their own password. */
@PlumblineTest
class StaffAccountTest {

    private static final String CHOSEN = "three words of mine";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    private final String person = "person-" + UUID.randomUUID().toString().substring(0, 8);
    private String council = "";
    private String name = "";
    private Visitor administrator = new Visitor(0);

    @BeforeEach
    void signIn() {
        council = TestUsers.council(jdbc).value();
        name = TestUsers.anybody(users, jdbc, Role.ADMINISTRATOR);
        administrator = new Visitor(port);
        administrator.signIn(name, TestUsers.PASSWORD);
    }

    @Test
    void oneTimePasswordOpensNothingButTheChoiceOfAnother() {
        String password = added();
        assertThat(administrator.page("/staff").select("#one-time-password")).as("shown once").isEmpty();
        Visitor visitor = new Visitor(port);
        assertThat(visitor.signIn(person, password).statusCode()).isEqualTo(302);
        assertThat(visitor.get("/board").headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/password"));
        assertThat(visitor.get("/api/v1/board").statusCode()).isEqualTo(403);
        assertThat(choose(visitor, password, password, password)).isEqualTo(422);
        assertThat(choose(visitor, password, "too short", "too short")).isEqualTo(422);
        assertThat(choose(visitor, password, CHOSEN, CHOSEN + "x")).isEqualTo(422);
        assertThat(choose(visitor, "wrong", CHOSEN, CHOSEN)).isEqualTo(422);
        assertThat(visitor.get("/board").statusCode()).isEqualTo(302);
        assertThat(choose(visitor, password, CHOSEN, CHOSEN)).isEqualTo(302);
        assertThat(visitor.get("/board").statusCode()).isEqualTo(200);
        assertThat(opens(person, password)).as("the one-time password is good no more").isFalse();
        assertThat(opens(person, CHOSEN)).isTrue();
    }

    @Test
    void suspendedPersonIsOutAtOnceAndToldNothingThatAStrangerIsNot() {
        Visitor visitor = in();
        post("/staff/suspend");
        assertThat(visitor.get("/board").headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
        assertThat(visitor.get("/api/v1/board").statusCode()).isEqualTo(401);
        String asSuspended = new Visitor(port).signIn(person, CHOSEN).headers().firstValue("Location").orElseThrow();
        assertThat(asSuspended).isEqualTo(new Visitor(port).signIn("nobody-at-all", CHOSEN).headers().firstValue("Location").orElseThrow());
        assertThat(found("").text()).contains(person).contains("Suspended");
        assertThat(found("SUSPENDED").select("#people tr")).hasSize(1);
        assertThat(found("IN_USE").select("#people tr")).isEmpty();
        post("/staff/reactivate");
        assertThat(opens(person, CHOSEN)).isTrue();
        assertThat(jdbc.sql("select action from audit_entry where subject_ref = ? order by number").param(person).query(String.class).list())
                .containsExactly("person added", "password chosen", "person suspended", "person reactivated");
    }

    @Test
    void anotherOneTimePasswordEndsTheOneBefore() {
        Visitor visitor = in();
        post("/staff/password");
        assertThat(administrator.page("/staff").select("#one-time-password").text()).hasSize(16);
        assertThat(opens(person, CHOSEN)).isFalse();
        assertThat(visitor.get("/board").headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in?ended=access"));
    }

    @Test
    void chosenPasswordEndsWhatWasOpenedBeforeItAndWhoeverChoseItStaysSignedIn() {
        Visitor thief = in();
        post("/staff/password");
        String password = administrator.page("/staff").select("#one-time-password").text();
        Visitor second = new Visitor(port);
        second.signIn(person, password);
        Visitor owner = new Visitor(port);
        owner.signIn(person, password);
        String before = owner.cookie("JSESSIONID");
        assertThat(choose(owner, password, CHOSEN + " again", CHOSEN + " again")).isEqualTo(302);
        assertThat(owner.cookie("JSESSIONID")).as("a copy of the cookie opens nothing either").isNotEqualTo(before);
        assertThat(owner.page("/password").text()).contains("Your password is changed.");
        assertThat(owner.get("/board").statusCode()).isEqualTo(200);
        assertLedToSignIn(thief);
        assertLedToSignIn(second);
        second.signIn(person, CHOSEN + " again");
        assertThat(second.get("/board").statusCode()).isEqualTo(200);
        assertThat(owner.get("/board").statusCode()).isEqualTo(200);
    }

    @Test
    void apiSaysWhyASessionOfBeforeOpensNothing() {
        Visitor visitor = in();
        post("/staff/password");
        HttpResponse<String> answer = visitor.get("/api/v1/board");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Your password or your access was changed after you signed in.");
        assertThat(visitor.get("/api/v1/board").body()).as("the session is over").contains("Sign in first.");
    }

    @Test
    void reactivatedPersonSignsInAnewAlsoWhereNothingWasOpenedMeanwhile() {
        Visitor visitor = in();
        post("/staff/suspend");
        post("/staff/reactivate");
        assertLedToSignIn(visitor);
        visitor.signIn(person, CHOSEN);
        assertThat(visitor.get("/board").statusCode()).isEqualTo(200);
    }

    @Test
    void addressForMailEndsNoSession() {
        Visitor visitor = in();
        assertThat(administrator.post("/staff/email", "/accessibility", Map.of("person", person, "email", "a@council.example")).statusCode()).isEqualTo(302);
        assertThat(visitor.get("/board").statusCode()).isEqualTo(200);
    }

    @Test
    void oneTimePasswordRunsOutAndAnotherOneOpensAgain() {
        TimeTravel time = new TimeTravel(context);
        String password = added();
        time.forward(OneTimePassword.GOOD_FOR.minusMinutes(5));
        assertThat(opens(person, password)).isTrue();
        time.forward(Duration.ofMinutes(6));
        assertThat(opens(person, password)).isFalse();
        assertThat(users.maySignIn(person)).as("whoever waits for another password keeps what waits for them").isTrue();
        post("/staff/password");
        assertThat(opens(person, administrator.page("/staff").select("#one-time-password").text())).isTrue();
    }

    @Test
    void everyPageLeadsToTheChoiceOfAnotherPassword() {
        assertThat(in().page("/board").select("footer a[href$=/password]").text()).isEqualTo("Change your password");
        assertThat(new Visitor(port).page("/accessibility").select("footer a[href$=/password]")).as("nobody is signed in").isEmpty();
    }

    @Test
    void refusesWhatDoesNotFitAndNobodyShutsThemselvesOut() {
        added();
        assertThat(add(Map.of()).statusCode()).as("the name is taken").isEqualTo(422);
        assertThat(add(Map.of("username", "Not A Name")).statusCode()).isEqualTo(422);
        assertThat(add(Map.of("username", person + "-2", "role", "KING")).statusCode()).isEqualTo(422);
        assertThat(add(Map.of("username", person + "-2", "unit", "nowhere")).statusCode()).isEqualTo(422);
        assertThat(add(Map.of("username", person + "-2", "postTitle", " ")).statusCode()).isEqualTo(422);
        assertThat(users.named(person + "-2")).isEmpty();
        assertThat(administrator.post("/staff/suspend", "/staff", Map.of("person", name)).statusCode()).isEqualTo(409);
        assertThat(administrator.post("/staff/suspend", "/staff", Map.of("person", "nobody-at-all")).statusCode()).isEqualTo(404);
    }

    @Test
    void namesHoldersOfPostsWithoutAnAccountUntilTheyHaveOne() {
        UnitId division = new UnitId("division-of-" + person);
        context.getBean(OrganisationChanges.class).put(List.of(new OrgUnit(division, UnitKind.DIVISION, "New division", Optional.of(new UnitId(council)))),
                List.of(new Post("Assistant director, new division", 3, division, person)));
        assertThat(administrator.page("/staff").select("#without a").attr("href")).endsWith("/staff?state=NO_ACCOUNT");
        assertThat(found("NO_ACCOUNT").select("#people tr").eachText()).singleElement().asString()
                .startsWith(person + " Assistant director, new division Nothing yet New division No account");
        assertThat(found("NO_ACCOUNT").select("#people button")).as("there is no account to change").isEmpty();
        added();
        assertThat(found("NO_ACCOUNT").select("#people tr")).isEmpty();
    }

    @Test
    void listsFiftyAPageAndWhoeverChangesOneSeesTheSamePartAgain() {
        List<String> many = IntStream.rangeClosed(1, 51).mapToObj(number -> "%s-%02d".formatted(person, number)).toList();
        many.forEach(one -> users.create(one, TestUsers.PASSWORD, "Auditor " + one, Role.AUDITOR, new UnitId(council)));
        Document first = administrator.page("/staff?find=" + person);
        assertThat(first.select("#people tr")).hasSize(50);
        assertThat(first.select("caption").text()).endsWith(": 51");
        String second = first.select("a[rel=next]").attr("href");
        assertThat(administrator.page(second).select("#people tr")).hasSize(1);
        Map<String, String> form = Map.of("person", many.get(50), "find", person, "state", "", "page", "2");
        assertThat(administrator.post("/staff/suspend", "/accessibility", form).headers().firstValue("Location").orElseThrow())
                .endsWith("/staff?find=" + person + "&page=2");
        assertThat(administrator.page("/staff?find=" + person + "&page=2").text()).contains("Suspended");
    }

    @Test
    void whatASearchSaysWronglyIsNotLookedForAndWhatItSaysIsOnlyWords() {
        assertThat(administrator.page("/staff?state=KING&page=-1&find=").select("#people tr")).isNotEmpty();
        Document page = administrator.page("/staff?find=%22%3E%3Cscript%3Ealert(1)%3C/script%3E" + person);
        assertThat(page.select("#found").text()).startsWith("Nobody is found");
        assertThat(page.select("#find").attr("value")).isEqualTo("\"><script>alert(1)</script>" + person);
    }

    @Test
    void whoIsNamedWronglyIsAskedForAgainBesideTheField() {
        HttpResponse<String> answer = administrator.post("/staff/email", "/accessibility", Map.of("person", "nobody-at-all", "email", "a@council.example"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(answer.body()).select("#person-error").text()).endsWith("Nobody has this sign-in name.");
    }

    private static void assertLedToSignIn(Visitor visitor) {
        assertThat(visitor.get("/board").headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in?ended=access"));
        assertThat(visitor.page("/sign-in?ended=access").select("[role=status]").text()).contains("Your password or your access was changed after you signed in.");
        assertThat(visitor.get("/board").headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
    }

    private Document found(String state) {
        return administrator.page("/staff?find=" + person + "&state=" + state);
    }

    private String added() {
        assertThat(add(Map.of()).statusCode()).isEqualTo(302);
        Document page = administrator.page("/staff");
        return page.select("#one-time-password").text();
    }

    private HttpResponse<String> add(Map<String, String> other) {
        Map<String, String> fields = new HashMap<>(Map.of("username", person, "postTitle", "Head of service, Reviews", "role", "HEAD_OF_SERVICE", "unit", council));
        fields.putAll(other);
        return administrator.post("/staff", "/accessibility", fields);
    }

    private Visitor in() {
        String password = added();
        Visitor visitor = new Visitor(port);
        visitor.signIn(person, password);
        assertThat(choose(visitor, password, CHOSEN, CHOSEN)).isEqualTo(302);
        return visitor;
    }

    private void post(String path) {
        assertThat(administrator.post(path, "/accessibility", Map.of("person", person)).statusCode()).isEqualTo(302);
    }

    private boolean opens(String username, String password) {
        return new Visitor(port).signIn(username, password).headers().firstValue("Location").filter(to -> !to.contains("problem")).isPresent();
    }

    private static int choose(Visitor visitor, String present, String chosen, String again) {
        return visitor.post("/password", "/password", Map.of("present", present, "chosen", chosen, "again", again)).statusCode();
    }
}

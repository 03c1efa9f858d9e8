package plumbline.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.ContentHash;
import plumbline.identity.IssuedToken;
import plumbline.identity.Role;
import plumbline.identity.ServiceAccount;
import plumbline.identity.ServiceAccounts;
import plumbline.identity.Users;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Another system from its first token to its last: what it may do, what it may not, and who did it. */
@PlumblineTest
class ServiceAccountTest {

    private static final String HEADER = "entity_type,entity_ref,person_ref,team,event_type,start_date\n";
    private static final String BOUNDARY = "test-boundary";
    private static final Actor ADMINISTRATOR = Actor.named("administrator");

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    @Autowired
    Users users;

    @Autowired
    ServiceAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    final String name = "Case system " + UUID.randomUUID().toString().substring(0, 8);
    Visitor system;

    @BeforeEach
    void councilWithATeam() {
        jdbc.sql("insert into org_unit (code, kind, name, parent, depth) values ('service-account-team', 'TEAM', 'Team', ?, 1) on conflict do nothing")
                .param(TestUsers.council(jdbc).value()).update();
        system = new Visitor(port);
    }

    private IssuedToken issued() {
        return ((Attempt.Done<IssuedToken>) accounts.create(name, 30, "", ADMINISTRATOR)).value();
    }

    private HttpResponse<String> get(String path, String token) {
        return system.send(system.request(path).header("Authorization", "Bearer " + token).GET());
    }

    private HttpResponse<String> post(String token, String content) {
        String body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"export.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                + content + "\r\n--" + BOUNDARY + "--\r\n";
        return system.send(system.request("/api/v1/imports").header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String file() {
        String ref = UUID.randomUUID().toString();
        return HEADER + "request," + ref + ",P-" + ref + ",service-account-team,accepted,2026-04-01\n"
                + "request,bad-" + ref + ",Q-" + ref + ",service-account-team,accepted,2026-02-30\n";
    }

    @Test
    void sendsAFileAndReadsWhatBecameOfIt() {
        String token = issued().token();
        HttpResponse<String> sent = post(token, file());
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        String address = sent.headers().firstValue("Location").orElseThrow();
        assertThat(get(address, token).body()).contains("\"state\":\"IMPORTED\"", "\"accepted\":1", "\"rejected\":1", "\"startedBy\":\"" + name + " (service account)\"");
        assertThat(get(address + "/faults", token).body()).as("it knows what stood in its own file").contains("2026-02-30");
        assertThat(sent.headers().firstValue("Set-Cookie")).as("no session").isEmpty();
        assertThat(jdbc.sql("select actor from audit_entry where action = 'file imported' and subject_ref = ?")
                .param(address.substring(address.lastIndexOf('/') + 1)).query(String.class).single()).isEqualTo(name + " (service account)");
    }

    @Test
    void readsNoFileOfAnybodyElse() {
        String address = post(issued().token(), file()).headers().firstValue("Location").orElseThrow();
        String other = ((Attempt.Done<IssuedToken>) accounts.create(name + " two", 30, "", ADMINISTRATOR)).value().token();
        assertThat(get(address, other).statusCode()).isEqualTo(404);
        assertThat(get(address + "/faults", other).statusCode()).isEqualTo(404);
    }

    @Test
    void opensNothingElse() {
        String token = issued().token();
        List.of("/api/v1/imports", "/api/v1/imports/feeds", "/api/v1/imports/faults", "/api/v1/escalations", "/api/v1/openapi").forEach(path -> {
            HttpResponse<String> answer = get(path, token);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).contains("A service account may send files");
        });
        assertThat(get("/imports", token).statusCode()).as("no page").isEqualTo(302);
        assertThat(get("/service-accounts", token).headers().firstValue("Location").orElse("")).contains("/sign-in");
    }

    @Test
    void aWrongTokenOpensNothingWhoeverIsSignedIn() {
        issued();
        system.signIn(TestUsers.anybody(users, jdbc, Role.ADMINISTRATOR), TestUsers.PASSWORD);
        assertThat(system.get("/api/v1/imports").statusCode()).isEqualTo(200);
        for (String wrong : List.of("plumbline_wrong", "", "x".repeat(5000), ContentHash.of("x"))) {
            HttpResponse<String> answer = get("/api/v1/imports", wrong);
            assertThat(answer.statusCode()).as(wrong).isIn(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        }
        assertThat(post("plumbline_wrong", file()).statusCode()).as("and no token of a page is asked for").isEqualTo(401);
    }

    @Test
    void keepsOnlyTheHashOfAToken() {
        IssuedToken issued = issued();
        assertThat(jdbc.sql("select token_hash from service_account where name = ?").param(name).query(String.class).single())
                .isEqualTo(ContentHash.of(issued.token()));
        assertThat(jdbc.sql("select count(*) from audit_entry where detail like ?").param("%" + issued.token() + "%").query(Integer.class).single()).isZero();
        assertThat(issued.toString()).doesNotContain(issued.token());
    }

    @Test
    void isGoodToTheEndOfItsLastDayAndNotLonger() {
        IssuedToken issued = issued();
        LocalDate today = BusinessTime.dayOf(clock.instant());
        jdbc.sql("update service_account set last_day = ? where id = ?").params(today, issued.account().id()).update();
        assertThat(accounts.calling(issued.token())).isInstanceOf(Attempt.Done.class);
        jdbc.sql("update service_account set last_day = ? where id = ?").params(today.minusDays(1), issued.account().id()).update();
        HttpResponse<String> answer = post(issued.token(), file());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("The token was good until", "Ask an administrator to renew it");
    }

    @Test
    void renewingReplacesTheTokenAndRevokingEndsTheAccount() {
        IssuedToken first = issued();
        IssuedToken second = ((Attempt.Done<IssuedToken>) accounts.renew(first.account().id(), 90, ADMINISTRATOR)).value();
        assertThat(accounts.calling(first.token())).isInstanceOf(Attempt.Refused.class);
        assertThat(accounts.calling(second.token())).isInstanceOf(Attempt.Done.class);
        assertThat(accounts.revoke(first.account().id(), ADMINISTRATOR)).isInstanceOf(Attempt.Done.class);
        assertThat(((Attempt.Refused<ServiceAccount>) accounts.calling(second.token())).reason()).contains("revoked");
        assertThat(((Attempt.Refused<IssuedToken>) accounts.renew(first.account().id(), 90, ADMINISTRATOR)).kind()).isEqualTo(Attempt.Kind.NOT_NOW);
        assertThat(jdbc.sql("select action from audit_entry where subject_type = 'service account' and subject_ref = ? order by number")
                .param(String.valueOf(first.account().id())).query(String.class).list())
                .containsExactly("service account created", "service account renewed", "service account revoked");
    }

    @Test
    void aNameIsNeverUsedAgainAndAnAddressIsOneAddress() {
        accounts.revoke(issued().account().id(), ADMINISTRATOR);
        assertThat(((Attempt.Refused<IssuedToken>) accounts.create(name.toUpperCase(), 30, "", ADMINISTRATOR)).field()).isEqualTo("name");
        for (String bad : List.of("two@x.example, three@x.example", "a@b@c", "a@x.example\r\nBcc: b@x.example", "no address")) {
            assertThat(((Attempt.Refused<IssuedToken>) accounts.create(name + " three", 30, bad, ADMINISTRATOR)).field()).as(bad).isEqualTo("resultsTo");
        }
        assertThat(((Attempt.Refused<IssuedToken>) accounts.create(name + " three", 366, "", ADMINISTRATOR)).field()).isEqualTo("days");
    }

    @Test
    void thePageShowsATokenOnce() {
        Visitor administrator = new Visitor(port);
        administrator.signIn(TestUsers.anybody(users, jdbc, Role.ADMINISTRATOR), TestUsers.PASSWORD);
        HttpResponse<String> refused = administrator.post("/service-accounts", "/service-accounts", Map.of("name", "", "days", "30", "resultsTo", ""));
        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(administrator.page("/service-accounts").select("#name-error").text()).contains("Enter the system's name");
        administrator.post("/service-accounts", "/service-accounts", Map.of("name", name, "days", "30", "resultsTo", "team@council.example"));
        Document first = administrator.page("/service-accounts");
        String token = first.select("main code").first().text();
        assertThat(accounts.calling(token)).isInstanceOf(Attempt.Done.class);
        Document second = administrator.page("/service-accounts");
        assertThat(second.text()).contains(name, "In use", "team@council.example").doesNotContain(token);
        String link = second.select("a:containsOwn(" + name + ")").attr("href");
        assertThat(administrator.page(link).select("form[action$=/revoke] button").text()).isEqualTo("Revoke");
    }
}

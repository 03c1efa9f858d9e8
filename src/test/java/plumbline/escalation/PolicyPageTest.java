package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.escalation.policy.PolicyDrafts;
import plumbline.escalation.policy.PolicyText;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

@PlumblineTest
class PolicyPageTest {

    @LocalServerPort
    int port;
    @Autowired
    Users users;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PolicyDrafts policies;
    PolicyText policy;

    Visitor author;

    @BeforeEach
    void signIn() {
        policy = policies.inForce();
        author = new Visitor(port);
        author.signIn(TestUsers.anybody(users, jdbc, Role.POLICY_AUTHOR), TestUsers.PASSWORD);
    }

    @Test
    void showsEveryRowInForceWithItsHash() {
        Document standards = author.page("/standards");
        Document page = author.page(standards.select("a:contains(escalation policy)").attr("href"));
        assertThat(page.select("#policy tbody tr")).hasSize(policy.lines().size());
        assertThat(page.select("#policy-hash").text()).isEqualTo(policy.hash());
        assertThat(page.select("#policy tbody th").eachText()).contains("S1, every other standard", "S2, ASC-SAF-02",
                "S3, every standard of the kind provider rating");
    }

    @Test
    void givesTheSameOverTheApi() {
        assertThat(author.get("/api/v1/escalation-policy").body()).contains("\"hash\":\"" + policy.hash() + "\"")
                .contains("\"columns\":[\"kind\",\"standard\"").contains("ASC-SAF-02");
    }
}

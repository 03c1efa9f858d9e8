package plumbline.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** A page that keeps its connection stops the service once it has been looked at as often as there are connections. */
@PlumblineTest
class ConnectionsAreGivenBackTest {

    private static final List<String> ADDRESSES = List.of("/board", "/escalations", "/work", "/standards", "/standards/ASC-REV-01", "/imports",
            "/evaluations", "/findings", "/breaches", "/api/v1/standards", "/api/v1/imports", "/api/v1/evaluations", "/api/v1/findings",
            "/api/v1/breaches", "/api/v1/escalations", "/api/v1/tasks", "/api/v1/clock");

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Test
    void afterEveryAddressTheConnectionsAreIdleAgain() throws Exception {
        HikariPoolMXBean pool = database.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        Visitor auditor = new Visitor(port);
        auditor.signIn(TestUsers.anybody(users, jdbc, Role.AUDITOR), TestUsers.PASSWORD);
        for (String address : ADDRESSES) {
            assertThat(auditor.get(address).statusCode()).as(address).isLessThan(500);
            // Work in the background may hold one for a moment; a page's own would never come back.
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(pool.getActiveConnections()).as(address).isZero());
        }
    }
}

package plumbline.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.browser.Browser;
import plumbline.testing.browser.Visit;

/** Signing in, skipping to the content and signing out with the keyboard alone, and without scripts. */
@PlumblineTest
class KeyboardTest {

    private static final String FOCUSED = "() => document.activeElement.id || document.activeElement.textContent.trim()";
    private static final int MOST_KEYS = 30;

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Test
    void signsInSkipsAndSignsOut() {
        String username = TestUsers.anybody(users, jdbc, Role.DATA_STEWARD);
        try (Visit visit = Browser.visit(port)) {
            visit.open("/sign-in");
            tabTo(visit, "username");
            visit.page().keyboard().type(username);
            tabTo(visit, "password");
            visit.page().keyboard().type(TestUsers.PASSWORD);
            visit.page().keyboard().press("Enter");
            visit.page().waitForURL(address -> !address.contains("/sign-in"));
            visit.open("/accessibility");
            visit.page().keyboard().press("Tab");
            assertThat(visit.page().evaluate(FOCUSED)).isEqualTo("Skip to main content");
            visit.page().keyboard().press("Enter");
            assertThat(visit.page().evaluate(FOCUSED)).isEqualTo("main-content");
            visit.open("/accessibility");
            tabTo(visit, "Sign out");
            visit.page().keyboard().press("Enter");
            visit.page().waitForURL(address -> address.contains("/sign-in"));
            assertThat(visit.text()).contains("You are signed out.");
        }
    }

    @Test
    void signsInWithoutScripts() {
        String username = TestUsers.anybody(users, jdbc, Role.AUDITOR);
        try (Visit visit = Browser.visitWithoutScripts(port)) {
            visit.signIn(username, TestUsers.PASSWORD);
            assertThat(visit.address()).isEqualTo("/board");
            assertThat(visit.text()).contains("Open escalations by tier");
        }
    }

    private static void tabTo(Visit visit, String wanted) {
        for (int keys = 0; keys < MOST_KEYS; keys++) {
            if (wanted.equals(visit.page().evaluate(FOCUSED))) {
                return;
            }
            visit.page().keyboard().press("Tab");
        }
        throw new AssertionError("the Tab key does not lead to " + wanted);
    }
}

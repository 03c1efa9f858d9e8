package plumbline.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import plumbline.clock.TimeTravel;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Whoever signed in signs in again after 8 hours, also somebody who never pauses. */
@PlumblineTest
class SessionLengthTest {

    private static final Duration LONGEST = Duration.ofHours(8);

    /** The service's own doors, with sessions whose age a test says. */
    private MockMvc service;

    @LocalServerPort
    int port;

    @Autowired
    WebApplicationContext context;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    private String username = "";

    @BeforeEach
    void makeSomebody() {
        service = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
        username = TestUsers.anybody(users, jdbc, Role.AUDITOR);
    }

    @Test
    void lastsUpToEightHours() throws Exception {
        assertThat(opened("/board", signedIn(LONGEST.minusMinutes(10))).getStatus()).isEqualTo(200);
        assertThat(opened("/api/v1/board", signedIn(LONGEST.minusMinutes(10))).getStatus()).isEqualTo(200);
    }

    @Test
    void endsAfterEightHoursAndTheSignInPageSaysWhy() throws Exception {
        MockHttpSession session = signedIn(LONGEST);
        assertThat(opened("/board", session).getRedirectedUrl()).isEqualTo("/sign-in?ended=hours");
        assertThat(session.isInvalid()).isTrue();
        assertThat(new Visitor(port).page("/sign-in?ended=hours").select("[role=status]").text()).contains("You signed in more than 8 hours ago.");
        assertThat(new Visitor(port).page("/sign-in?ended=%3Cb%3E").select("[role=status]")).as("words of somebody else's").isEmpty();
    }

    @Test
    void apiSaysThatEightHoursAreOver() throws Exception {
        MockHttpServletResponse answer = opened("/api/v1/board", signedIn(LONGEST));
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getContentAsString()).contains("You signed in more than 8 hours ago.");
    }

    @Test
    void eightHoursBeginWithTheSignInHoweverLongItsPageWasOpen() throws Exception {
        MockHttpSession open = new MockHttpSession(null, "opened-long-ago");
        MockHttpSession session = signIn(open);
        assertThat(open.isInvalid()).isTrue();
        assertThat(session).isNotSameAs(open);
        assertThat(opened("/board", session).getStatus()).isEqualTo(200);
    }

    @Test
    void clockThatIsMovedSignsNobodyOut() {
        Visitor visitor = new Visitor(port);
        visitor.signIn(username, TestUsers.PASSWORD);
        new TimeTravel(context).forward(LONGEST.plusHours(1));
        assertThat(visitor.get("/board").statusCode()).isEqualTo(200);
    }

    private MockHttpServletResponse opened(String path, MockHttpSession session) throws Exception {
        return service.perform(get(path).session(session)).andReturn().getResponse();
    }

    private MockHttpSession signIn(MockHttpSession before) throws Exception {
        return (MockHttpSession) service.perform(post("/sign-in").session(before).with(csrf()).param("username", username).param("password", TestUsers.PASSWORD))
                .andReturn().getRequest().getSession();
    }

    /** The session of somebody who signed in that long ago. */
    private MockHttpSession signedIn(Duration ago) throws Exception {
        MockHttpSession fresh = signIn(new MockHttpSession());
        MockHttpSession old = new MockHttpSession() {
            @Override
            public long getCreationTime() {
                return super.getCreationTime() - ago.toMillis();
            }
        };
        Collections.list(fresh.getAttributeNames()).forEach(name -> old.setAttribute(name, fresh.getAttribute(name)));
        return old;
    }
}

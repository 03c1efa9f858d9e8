package plumbline.intake.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.StandardId;
import plumbline.evaluation.DataAges;
import plumbline.facts.FactKind;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.intake.Imports;
import plumbline.standards.RuleSets;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Feeds from the file to the page: what came, what is expected, and what that means for standards. */
@PlumblineTest
class FreshnessTest {

    private static final FeedName FEED = new FeedName("record-list/draft assessment report");
    private static final Actor STEWARD = Actor.named("data-steward");

    @LocalServerPort
    int port;

    @Autowired
    Imports imports;

    @Autowired
    Freshness freshness;

    @Autowired
    DataAges ages;

    @Autowired
    RuleSets ruleSets;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @AfterEach
    void expectNothingAnyMore() {
        jdbc.sql("delete from feed_expectation where feed = ?").param(FEED.code()).update();
    }

    private void comes(int rows, LocalDate day) {
        StringBuilder file = new StringBuilder("Record kind,Record ref,emailed on\n");
        for (int i = 0; i < rows; i++) {
            file.append("draft assessment report,DR-").append(System.nanoTime()).append('-').append(i).append(',').append(day).append('\n');
        }
        assertThat(imports.importFile("reports.csv", Optional.empty(), new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)), STEWARD))
                .isInstanceOf(Attempt.Done.class);
    }

    private FeedState state() {
        return freshness.feed(FEED, clock.instant()).orElseThrow();
    }

    @Test
    void knowsWhichFactsEachStandardInForceSpeaksOf() {
        assertThat(ruleSets.inForce().kindsOfFacts(new StandardId("ASC-REV-01")).orElseThrow()).contains(new FactKind("review"), new FactKind("service"));
        assertThat(ruleSets.inForce().kindsOfFacts(new StandardId("ASC-DQ-01")).orElseThrow()).hasSizeGreaterThan(20);
        assertThat(ruleSets.inForce().kindsOfFacts(new StandardId("ASC-GOV-08")).orElseThrow()).as("what the service keeps itself").isEmpty();
        assertThat(ruleSets.inForce().kindsOfFacts(new StandardId("ASC-DQ-05")).orElseThrow()).as("how feeds came is known when none comes").isEmpty();
        assertThat(ruleSets.inForce().standards()).allSatisfy(standard ->
                assertThat(ruleSets.inForce().kindsOfFacts(standard.id())).as(standard.id().value()).isPresent());
    }

    @Test
    void putsDownWhichFeedsAFileBroughtAndWhatTheyAreKnownUpTo() {
        LocalDate day = BusinessTime.dayOf(clock.instant()).minusDays(2);
        Instant before = clock.instant();
        comes(3, day);
        assertThat(state().last()).satisfies(last -> {
            assertThat(last.rows()).isEqualTo(3);
            assertThat(last.dataAsOf()).isEqualTo(day);
        });
        Set<FactKind> kinds = Set.of(new FactKind("draft assessment report"));
        assertThat(freshness.cameBetween(kinds, before, clock.instant(), day)).isTrue();
        assertThat(freshness.cameBetween(kinds, before, clock.instant(), day.plusDays(1))).as("speaks of no later day").isFalse();
        assertThat(freshness.cameBetween(Set.of(new FactKind("published scorecard")), before, clock.instant(), day)).as("brings no other facts").isFalse();
    }

    @Test
    void aSmallFileMakesTheFactsOfItsStandardsMissingUntilSomebodySaysWhyItIsRight() {
        for (int i = 0; i < 3; i++) {
            comes(10, BusinessTime.dayOf(clock.instant()));
        }
        StandardId standard = ruleSets.inForce().standards().stream().filter(one -> ruleSets.inForce().kindsOfFacts(one.id()).orElseThrow()
                .equals(Set.of(new FactKind("draft assessment report")))).findFirst().orElseThrow().id();
        assertThat(freshness.expect(FEED, 7, 2, 50, Optional.empty(), STEWARD)).isInstanceOf(Attempt.Done.class);
        assertThat(ages.at(clock.instant()).get(standard).fresh()).isTrue();
        comes(1, BusinessTime.dayOf(clock.instant()));
        assertThat(state().trouble()).isEqualTo(FeedState.Trouble.SMALL);
        assertThat(ages.at(clock.instant()).get(standard).troubles()).singleElement().asString().contains("suddenly small", "with 1 rows");
        assertThat(freshness.confirm(FEED, " ", STEWARD)).isInstanceOf(Attempt.Refused.class);
        assertThat(freshness.confirm(FEED, "Only one report was due", STEWARD)).isInstanceOf(Attempt.Done.class);
        assertThat(ages.at(clock.instant()).get(standard).fresh()).isTrue();
        assertThat(ages.at(clock.instant().plus(Duration.ofDays(11))).get(standard).troubles()).singleElement().asString().contains("is late");
    }

    @Test
    void theStewardStatesOnThePageWhenAFeedShouldComeAndOthersOnlyRead() {
        comes(1, BusinessTime.dayOf(clock.instant()));
        String address = "/imports/feeds?feed=record-list/draft%20assessment%20report";
        Visitor steward = new Visitor(port);
        steward.signIn(TestUsers.anybody(users, jdbc, Role.DATA_STEWARD), TestUsers.PASSWORD);
        steward.post("/imports/feeds/expect", address, Map.of("feed", FEED.code(), "everyDays", "soon", "graceDays", "2", "smallestPercent", "50"));
        assertThat(steward.get("/imports/feeds").body()).contains("a number from 1 to 400", "value=\"soon\"");
        steward.post("/imports/feeds/expect", address, Map.of("feed", FEED.code(), "everyDays", "7", "graceDays", "2", "smallestPercent", "50"));
        assertThat(steward.get("/imports/feeds").body()).contains("Saved when the feed is expected");
        assertThat(state().expectation()).isNotNull();
        Visitor reader = new Visitor(port);
        reader.signIn(TestUsers.anybody(users, jdbc, Role.AUDITOR), TestUsers.PASSWORD);
        assertThat(reader.page(address).select("form[action$=expect]")).isEmpty();
        assertThat(reader.get("/api/v1/imports/feeds").body()).contains("\"feed\":\"record-list/draft assessment report\"", "\"everyDays\":7");
    }

    @Test
    void refusesWhatCannotBeExpected() {
        comes(1, BusinessTime.dayOf(clock.instant()));
        assertThat(freshness.expect(new FeedName("no such feed"), 7, 2, 50, Optional.empty(), STEWARD)).isInstanceOf(Attempt.Refused.class);
        assertThat(freshness.expect(FEED, 0, 2, 50, Optional.empty(), STEWARD)).isInstanceOf(Attempt.Refused.class);
        assertThat(freshness.expect(FEED, 401, 2, 50, Optional.empty(), STEWARD)).isInstanceOf(Attempt.Refused.class);
        assertThat(freshness.expect(FEED, 7, 101, 50, Optional.empty(), STEWARD)).isInstanceOf(Attempt.Refused.class);
        assertThat(freshness.expect(FEED, 7, 2, 101, Optional.empty(), STEWARD)).isInstanceOf(Attempt.Refused.class);
        assertThat(freshness.confirm(FEED, "It is complete", STEWARD)).as("nothing to confirm").isInstanceOf(Attempt.Refused.class);
    }
}

package plumbline.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.BusinessTime;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.intake.ClosedLocations;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Who is placed where nobody is registered to care for anybody. */
@PlumblineTest
class ClosedLocationsPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    ClosedLocations locations;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    final String mark = "CL" + Long.toString(System.nanoTime(), 36);
    LocalDate today;
    long batch;

    @BeforeEach
    void aBatch() {
        TestUsers.council(jdbc);
        today = BusinessTime.dayOf(clock.instant());
        batch = jdbc.sql("""
                insert into import_batch (file_name, sha256, bytes, state, started_at, finished_at, started_by)
                values (?, ?, 1, 'INTERRUPTED', now(), now(), 'test') returning id""").params(mark, mark).query(Long.class).single();
    }

    private String location(String which, LocalDate closed) {
        String ref = mark + which;
        jdbc.sql("insert into location (ref, name, provider_id, provider_name, authority, social_care, deactivated_on, batch) values (?, ?, ?, 'Elm Care', 'Lincolnshire', true, ?, ?)")
                .params(ref, "The Elms " + ref, mark, closed, batch).update();
        return ref;
    }

    private void placed(String person, String location, LocalDate began, LocalDate ended) {
        jdbc.sql("insert into person (id, ref, batch) select (select coalesce(max(id), 0) + 1 from person), ?, ? on conflict (ref) do nothing").params(person, batch).update();
        jdbc.sql("""
                insert into service (ref, person_id, event_key, role, kind, setting, component, location_id, began_on, ended_on, batch)
                select ?, id, ?, 'SERVICE_USER', 'LONG_TERM', 'RESIDENTIAL', 'Long term residential care', ?, ?, ?, ? from person where ref = ?""")
                .params(person + location + began, person + location + began, location, began, ended, batch, person).update();
    }

    private ClosedLocations.Closed found(String location) {
        return locations.all().stream().filter(each -> each.location().equals(location)).findFirst().orElse(null);
    }

    @Test
    void namesThoseWithAnOpenServiceAtALocationThatIsClosed() {
        String closed = location("A", today);
        String open = location("B", null);
        String closesTomorrow = location("C", today.plusDays(1));
        int before = locations.people();
        placed(mark + "-1", closed, today.minusDays(10), null);
        placed(mark + "-1", closed, today.minusDays(5), null);
        placed(mark + "-2", closed, today.minusDays(10), today.plusDays(3));
        placed(mark + "-3", closed, today.minusDays(10), today.minusDays(1));
        placed(mark + "-4", open, today.minusDays(10), null);
        placed(mark + "-5", closesTomorrow, today.minusDays(10), null);
        placed(mark + "-6", closed, today.plusDays(1), null);
        assertThat(found(closed)).isEqualTo(new ClosedLocations.Closed(closed, "The Elms " + closed, "Elm Care", today, 2));
        assertThat(found(open)).isNull();
        assertThat(found(closesTomorrow)).isNull();
        assertThat(locations.people()).isEqualTo(before + 2);
        assertThat(locations.at(closed)).extracting(ClosedLocations.Placement::person).containsExactly(mark + "-1", mark + "-1", mark + "-2");
        jdbc.sql("update person set same_as = (select id from person where ref = ?) where ref = ?").params(mark + "-1", mark + "-2").update();
        assertThat(found(closed).people()).as("recorded as two, and one").isEqualTo(1);
        assertThat(locations.at(open)).isEmpty();
    }

    @Test
    void eachNumberOpensItsListAndReferencesAreForThoseWhoLookAfterThePeople() {
        String closed = location("D", today.minusDays(30));
        placed(mark + "-7", closed, today.minusDays(60), null);
        Visitor steward = signedIn(Role.DATA_STEWARD);
        assertThat(steward.page("/imports").select("p:contains(People in closed locations)").text()).containsPattern("one person is placed|people are placed");
        Document list = steward.page("/imports/closed-locations");
        String address = list.select("tr:contains(" + closed + ") a").attr("href");
        assertThat(list.select("tr:contains(" + closed + ") a").text()).isEqualTo("1 person at The Elms " + closed);
        assertThat(steward.page(address).select("tbody").last().text()).contains(mark + "-7", "Not allocated", "Long term residential care");
        Document board = signedIn(Role.BOARD).page(address);
        assertThat(board.text()).contains("Not shown", "1 person").doesNotContain(mark + "-7");
        assertThat(steward.get("/imports/closed-locations?location=nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void listsWhoIsPlacedWhereNoFileOfTheRegulatorKnowsAnything() {
        String listed = location("E", null);
        int before = locations.peopleAtUnlisted();
        placed(mark + "-8", mark + "X", today.minusDays(60), null);
        placed(mark + "-8", mark + "X", today.minusDays(50), null);
        placed(mark + "-9", mark + "Y", today.minusDays(60), today.minusDays(1));
        placed(mark + "-10", listed, today.minusDays(60), null);
        assertThat(locations.unlisted()).contains(new ClosedLocations.Unlisted(mark + "X", 1)).extracting(ClosedLocations.Unlisted::location).doesNotContain(mark + "Y", listed);
        assertThat(locations.peopleAtUnlisted()).isEqualTo(before + 1);
        assertThat(found(mark + "X")).as("unlisted is not closed").isNull();
        Visitor steward = signedIn(Role.DATA_STEWARD);
        assertThat(steward.page("/imports").select("a[href$=#unlisted]").text()).containsPattern("one person is placed|people are placed");
        String address = steward.page("/imports/closed-locations").select("tr:contains(" + mark + "X) a").attr("href");
        Document chosen = steward.page(address);
        assertThat(chosen.select("#placed").text()).isEqualTo("Placed at " + mark + "X, which CQC does not list");
        assertThat(chosen.select("tbody").last().text()).contains(mark + "-8", "Not allocated");
        assertThat(steward.get("/imports/closed-locations?location=" + mark + "Y").statusCode()).as("nobody is there any more").isEqualTo(404);
    }

    private Visitor signedIn(Role role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestUsers.anybody(users, jdbc, role), TestUsers.PASSWORD);
        return visitor;
    }
}

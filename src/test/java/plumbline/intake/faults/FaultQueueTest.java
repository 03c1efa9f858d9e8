package plumbline.intake.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.UnitId;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.intake.Batch;
import plumbline.intake.BatchDecisions;
import plumbline.intake.Imports;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Faults of all files: whose they are, how far they are, and the files in which they go back. */
@PlumblineTest
class FaultQueueTest {

    private static final Actor STEWARD = Actor.named("data-steward");

    @LocalServerPort
    int port;

    @Autowired
    Imports imports;

    @Autowired
    BatchDecisions decisions;

    @Autowired
    FaultQueue queue;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    String team = "";

    @BeforeEach
    void aTeamOfItsOwn() {
        team = "faulty-" + Long.toString(System.nanoTime(), 36);
        String council = TestUsers.council(jdbc).value();
        jdbc.sql("insert into org_unit (code, kind, name, parent, depth) values (?, 'TEAM', ?, ?, 1)").params(team, "Team " + team, council).update();
    }

    private Batch imported(String rows) {
        String file = "Record kind,Record ref,Team,published on\n" + rows;
        Attempt<Batch> attempt = imports.importFile("scorecards.csv", Optional.empty(), new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), STEWARD);
        assertThat(attempt).isInstanceOf(Attempt.Done.class);
        return ((Attempt.Done<Batch>) attempt).value();
    }

    private String row(String ref, String received) {
        return "published scorecard," + team + ref + "," + team + "," + received + "\n";
    }

    private FaultFilter ofTeam(FaultState... state) {
        return new FaultFilter(state.length == 0 ? Optional.empty() : Optional.of(state[0]), Optional.of(new UnitId(team)), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    private List<QueuedFault> found(FaultState... state) {
        return queue.find(ofTeam(state), 1).items();
    }

    @Test
    void putsEachFaultToTheTeamThatRecordedTheRow() {
        Batch batch = imported(row("a", "soon") + row("b", "01/06/2026"));
        assertThat(found()).singleElement().satisfies(fault -> {
            assertThat(fault.batch()).isEqualTo(batch.id().value());
            assertThat(fault.unit()).isEqualTo(new UnitId(team));
            assertThat(fault.state()).isEqualTo(FaultState.OPEN);
            assertThat(fault.owner()).isNull();
        });
    }

    @Test
    void movesWhatIsListedAndKeepsWhoSeesToIt() {
        imported(row("a", "soon") + row("b", "later"));
        assertThat(queue.move(ofTeam(FaultState.OPEN), FaultState.SENT_BACK, "", STEWARD)).isEqualTo(Attempt.done(2));
        assertThat(found(FaultState.OPEN)).isEmpty();
        assertThat(found(FaultState.SENT_BACK)).hasSize(2).allSatisfy(fault -> assertThat(fault.owner()).isEqualTo("data-steward"));
        assertThat(queue.move(ofTeam(FaultState.OPEN), FaultState.PUT_RIGHT, "", STEWARD)).as("none is open any more").isEqualTo(Attempt.done(0));
    }

    @Test
    void asksWhyRowsAreAcceptedAsTheyAre() {
        imported(row("a", "soon"));
        assertThat(queue.move(ofTeam(), FaultState.ACCEPTED, " ", STEWARD)).isInstanceOf(Attempt.Refused.class);
        assertThat(found(FaultState.OPEN)).hasSize(1);
        assertThat(queue.move(ofTeam(), FaultState.ACCEPTED, "The form had no day", STEWARD)).isEqualTo(Attempt.done(1));
        assertThat(found(FaultState.ACCEPTED)).singleElement().satisfies(fault -> assertThat(fault.note()).isEqualTo("The form had no day"));
    }

    @Test
    void forgetsTheFaultsOfAWithdrawnImport() {
        Batch batch = imported(row("a", "soon"));
        decisions.withdraw(batch.id(), "Wrong file", STEWARD);
        assertThat(found()).isEmpty();
    }

    @Test
    void countsByTeamAndMonthAndTellsSystemicColumns() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < ColumnShare.FEWEST; i++) {
            rows.append(row("x" + i, "soon"));
        }
        imported(rows.toString());
        assertThat(queue.trend()).filteredOn(count -> new UnitId(team).equals(count.unit())).singleElement()
                .satisfies(count -> assertThat(count.faults()).isEqualTo(ColumnShare.FEWEST));
        assertThat(queue.shares()).filteredOn(share -> new UnitId(team).equals(share.unit())).singleElement().satisfies(share -> {
            assertThat(share.column()).isEqualTo("published on");
            assertThat(share.systemic()).isTrue();
        });
    }

    @Test
    void givesTheListedFaultsAsAFileWhoseCellsNoSpreadsheetRuns() {
        imported(row("a", "=1+1"));
        Visitor steward = new Visitor(port);
        steward.signIn(TestUsers.anybody(users, jdbc, Role.DATA_STEWARD), TestUsers.PASSWORD);
        assertThat(steward.get("/imports/faults/files/faults.csv?unit=" + team).body()).contains("'=1+1", "Team " + team, "scorecards.csv");
        assertThat(steward.page("/imports/faults?unit=" + team).select("table").text()).contains("=1+1", "Open", "Nobody");
        steward.post("/imports/faults", "/imports/faults?unit=" + team, Map.of("unit", team, "to", "ACCEPTED", "note", ""));
        assertThat(steward.get("/imports/faults").body()).contains("Enter why these rows are right");
        steward.post("/imports/faults", "/imports/faults?unit=" + team, Map.of("unit", team, "to", "SENT_BACK", "note", ""));
        assertThat(steward.get("/imports/faults").body()).contains("1 fault was moved to: Sent back.");
        assertThat(steward.page("/imports/faults/trend").select("table").text()).contains("Team " + team);
        assertThat(steward.get("/api/v1/imports/faults?unit=" + team).body()).contains("\"state\":\"SENT_BACK\"");
    }

    @Test
    void showsWhatStoodInACellOnlyToThoseWhoMayKnowWhomItNames() {
        Batch batch = imported(row("a", "Named Person"));
        UnitId unit = new UnitId(team);
        users.create("m-" + team, TestUsers.PASSWORD, "Manager of " + team, Role.TEAM_MANAGER, unit);
        String other = team + "-other";
        jdbc.sql("insert into org_unit (code, kind, name, parent, depth) values (?, 'TEAM', ?, ?, 1)").params(other, "Team " + other, TestUsers.council(jdbc).value()).update();
        users.create("o-" + team, TestUsers.PASSWORD, "Manager of " + other, Role.TEAM_MANAGER, new UnitId(other));
        List<String> queued = List.of("/imports/faults?unit=" + team, "/imports/faults/files/faults.csv?unit=" + team, "/api/v1/imports/faults?unit=" + team);
        List<String> ofImport = List.of("/imports/" + batch.id(), "/imports/" + batch.id() + "/faults.csv", "/api/v1/imports/" + batch.id() + "/faults");
        Map<String, List<Boolean>> mayKnow = Map.of(TestUsers.anybody(users, jdbc, Role.DATA_STEWARD), List.of(true, true), TestUsers.anybody(users, jdbc, Role.AUDITOR), List.of(true, true),
                "m-" + team, List.of(true, false), "o-" + team, List.of(false, false), TestUsers.anybody(users, jdbc, Role.BOARD), List.of(false, false),
                TestUsers.anybody(users, jdbc, Role.POLICY_AUTHOR), List.of(false, false));
        mayKnow.forEach((username, shown) -> {
            Visitor visitor = new Visitor(port);
            visitor.signIn(username, TestUsers.PASSWORD);
            queued.forEach(address -> assertThat(visitor.get(address).body().contains("Named Person")).as(username + " " + address).isEqualTo(shown.get(0)));
            ofImport.forEach(address -> assertThat(visitor.get(address).body().contains("Named Person")).as(username + " " + address).isEqualTo(shown.get(1)));
            assertThat(visitor.get(queued.get(0)).body()).as("everybody sees what was expected").contains("published on");
        });
    }
}

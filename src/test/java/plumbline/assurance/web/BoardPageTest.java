package plumbline.assurance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.breaches.Breaches.BreachesChanged;
import plumbline.core.UnitId;
import plumbline.escalation.EscalationFilter;
import plumbline.escalation.Escalations;
import plumbline.evaluation.RunId;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.OrganisationChanges;
import plumbline.organisation.Post;
import plumbline.organisation.UnitKind;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The board's figures, the lists behind them and the API say the same. */
@PlumblineTest
class BoardPageTest {

    private static final UnitId DIVISION = new UnitId("board-division");
    private static final UnitId AREA = new UnitId("board-area");
    private static final String MANAGER = "manager-board-team";
    private static final UnitId TEAM = new UnitId("board-team");

    @LocalServerPort
    int port;
    @Autowired
    Users users;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    OrganisationChanges organisation;
    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    TransactionTemplate transactions;
    @Autowired
    Escalations escalations;
    @Autowired
    Clock clock;

    Visitor chair;

    @BeforeEach
    void openEscalations() throws InterruptedException {
        UnitId council = TestUsers.council(jdbc);
        if (users.named(MANAGER).isEmpty()) {
            users.create(MANAGER, TestUsers.PASSWORD, "Manager of the board team", Role.TEAM_MANAGER, council);
        }
        organisation.put(List.of(new OrgUnit(DIVISION, UnitKind.DIVISION, "Board division", Optional.of(council)),
                        new OrgUnit(AREA, UnitKind.SERVICE_AREA, "Board <area> & more", Optional.of(DIVISION)),
                        new OrgUnit(TEAM, UnitKind.TEAM, "Board team", Optional.of(AREA))),
                List.of(new Post("Manager of the board team", 1, TEAM, MANAGER)));
        if (open() == 0) {
            breaches();
            await(() -> open() == 3);
        }
        chair = new Visitor(port);
        chair.signIn(TestUsers.anybody(users, jdbc, Role.BOARD), TestUsers.PASSWORD);
    }

    @Test
    void addsUpInEveryList() throws Exception {
        JsonNode board = new JsonMapper().readTree(chair.get("/api/v1/board").body());
        for (String list : List.of("byTier", "byAge", "byServiceArea", "byStandard")) {
            assertThat(board.get(list).valueStream().mapToInt(line -> line.get("escalations").asInt()).sum())
                    .as(list).isEqualTo(board.get("open").asInt());
        }
        assertThat(board.get("open").asInt()).isEqualTo(escalations.all(EscalationFilter.OPEN).size());
    }

    @Test
    void showsTheFiguresOfTheApi() throws Exception {
        JsonNode board = new JsonMapper().readTree(chair.get("/api/v1/board").body());
        Document page = chair.page("/board");
        assertThat(page.select(".app-figures__number").eachText()).extracting(text -> text.split(" ")[0]).containsExactly(
                board.get("open").asString(), board.get("casesInBreach").asString(), board.get("overdueActions").asString(),
                board.get("pastLimit").asString());
    }

    @Test
    void opensTheListBehindEveryNumber() {
        SoftAssertions.assertSoftly(softly -> {
            for (Element link : chair.page("/board").select("main table a")) {
                String address = link.attr("href");
                Document list = chair.page(address);
                String heading = list.select("main > p").first().text();
                int expected = Integer.parseInt(link.ownText().strip());
                softly.assertThat(number(heading, address.contains("overdue=") ? "overdue action" : "escalation"))
                        .as(address + ": " + heading).isEqualTo(expected);
            }
        });
    }

    @Test
    void namesTheAreaAsItIsCalled() {
        Element line = chair.page("/board").select("th[scope=row]:contains(Board <area> & more)").first();
        assertThat(line.nextElementSibling().text()).startsWith("3 open");
    }

    @Test
    void listsWhatTheAddressAsksForAndKeepsTheChoiceOnThePage() {
        Document list = chair.page("/escalations?area=board-area&severity=S1");
        assertThat(list.select("tbody tr")).hasSize(1);
        assertThat(list.select("tbody tr").text()).contains("ASC-SAF-01").contains("S1 critical").contains("Board team")
                .contains("Manager of the board team");
        assertThat(list.select("#area option[selected]").attr("value")).isEqualTo("board-area");
        assertThat(list.select("#severity option[selected]").attr("value")).isEqualTo("S1");
        assertThat(chair.page("/escalations?area=board-area&age=57-").select("main").text()).contains("No escalation fits");
    }

    @Test
    void refusesAnAddressNobodyCouldHaveChosen() {
        for (String filter : List.of("tier=x", "age=1-2", "standard=DROP", "severity=S9", "step=NO", "state=no", "page=x")) {
            assertThat(chair.get("/escalations?" + filter).statusCode()).as(filter).isEqualTo(400);
        }
        for (String filter : List.of("tier=99", "area=nowhere", "page=99", "tier=&age=&standard=", "state=all")) {
            assertThat(chair.get("/escalations?" + filter).statusCode()).as(filter).isEqualTo(200);
        }
    }

    /** One grave case that escalates singly, and two groups: four escalations would mean a group was split. */
    private void breaches() {
        UUID run = UUID.randomUUID();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        transactions.executeWithoutResult(status -> {
            jdbc.sql("""
                    insert into evaluation_run (id, state, as_at, rule_set_number, rule_set_hash, started_by, started_at, finished_at, looks_back)
                    values (?, 'COMPLETED', ?, 1, 'hash', 'test', ?, ?, true)""").params(run, now, now, now).update();
            breach(run, now, "ASC-SAF-01", "S1");
            breach(run, now, "ASC-ASM-01", "S3");
            breach(run, now, "ASC-ASM-01", "S3");
            breach(run, now, "ASC-REV-01", "S2");
            events.publishEvent(new BreachesChanged(new RunId(run), clock.instant()));
        });
    }

    private void breach(UUID run, OffsetDateTime now, String standard, String severity) {
        jdbc.sql("""
                insert into breach (id, standard, subject_kind, subject_ref, period, unit, severity, state, opened_at, last_seen_at,
                    times_seen, last_run, explanation)
                values (?, ?, 'CASE', ?, '', ?, ?, 'OPEN', ?, ?, 1, ?, '43 days since the request; the standard is 28.')""")
                .params(UUID.randomUUID(), standard, "case-" + UUID.randomUUID(), TEAM.value(), severity, now, now, run).update();
    }

    private int open() {
        return escalations.all(new EscalationFilter(EscalationFilter.OPEN.state(), Optional.empty(), Optional.empty(),
                Optional.of(TEAM), Optional.empty(), Optional.empty())).size();
    }

    private static int number(String heading, String noun) {
        var found = Pattern.compile("(\\d+) " + noun).matcher(heading);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 30 seconds in vain").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}

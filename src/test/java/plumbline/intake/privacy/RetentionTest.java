package plumbline.intake.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.RunId;
import plumbline.facts.FactStore;
import plumbline.facts.Person;
import plumbline.facts.WrittenWords;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.intake.Batch;
import plumbline.intake.BatchDecisions;
import plumbline.intake.Imports;
import plumbline.intake.WorkerReferences;
import plumbline.standards.AsAt;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** What goes, what stays and what is left of it. In a database of its own: a purge asks nobody whose facts they are. */
@PlumblineTest
@TestPropertySource(properties = "plumbline.test.of=retention")
class RetentionTest {

    private static final String HEADER = "entity_type,entity_ref,person_ref,team,event_type,start_date\n";
    private static final Actor STEWARD = Actor.named("data-steward");
    private static final List<String> KINDS = List.of("person", "request", "assessment", "service", "review", "pause", "concern");

    @LocalServerPort
    int port;

    @Autowired
    Retention retention;

    @Autowired
    KeepingAndPurging nightly;

    @Autowired
    Imports imports;

    @Autowired
    BatchDecisions decisions;

    @Autowired
    WorkerReferences workers;

    @Autowired
    EvaluationRuns runs;

    @Autowired
    FactStore facts;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    final String mark = UUID.randomUUID().toString().substring(0, 8);
    final String mary = "MARY-" + mark;
    final String john = "JOHN-" + mark;
    LocalDate today;

    @BeforeEach
    void aCouncil() {
        TestUsers.council(jdbc);
        today = BusinessTime.dayOf(clock.instant());
    }

    @AfterEach
    void nothingIsStated() {
        jdbc.sql("delete from retention_rule").update();
        jdbc.sql("update retention_hold set released_by = 'test', released_at = now() where released_at is null").update();
    }

    private Batch imported(String text) {
        return ((Attempt.Done<Batch>) imports.importFile("test.csv", Optional.empty(), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), STEWARD)).value();
    }

    private Batch concern(String person, LocalDate received, boolean decided) {
        String row = "safeguarding concern,C-" + person + "," + person + ",,%s,%s\n";
        return imported(HEADER + row.formatted("received", received) + (decided ? row.formatted("decided", received) : ""));
    }

    private void state(String kind, int months) {
        assertThat(retention.state(kind, String.valueOf(months), STEWARD)).isInstanceOf(Attempt.Done.class);
    }

    private void allKept(int months) {
        KINDS.forEach(kind -> state(kind, months));
    }

    private RetentionPurge purge() {
        return ((Attempt.Done<RetentionPurge>) retention.purge(STEWARD)).value();
    }

    private int rows(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Integer.class).single();
    }

    private boolean isKept(String person) {
        return rows("select count(*) from person_identifier where local_id = ?", person) == 1;
    }

    @Test
    void keepsEverythingUntilSomebodySaysHowLongEachKindIsKept() {
        concern(mary, LocalDate.of(2010, 1, 4), true);
        purge();
        state("concern", 1);
        purge();
        assertThat(isKept(mary)).as("nobody has said how long it is kept that a person is known").isTrue();
        state("person", 1200);
        purge();
        assertThat(isKept(mary)).as("the person came today").isTrue();
        assertThat(retention.rules()).filteredOn(rule -> rule.months() == null).extracting(RetentionRule::kind).contains("request", "service").doesNotContain("concern");
    }

    @Test
    void purgesAPersonTheDayAfterTheLastFactIsOldEnough() {
        concern(mary, today.minusMonths(24).minusDays(1), true);
        concern(john, today.minusMonths(24), true);
        jdbc.sql("update person set left_area_on = ? where ref = any (?)").params(today.minusMonths(36), new String[] {mary, john}).update();
        allKept(24);
        RetentionPreview preview = retention.preview();
        assertThat(preview.people()).isEqualTo(1);
        assertThat(preview.rows()).isEqualTo(Map.of("concern", 1, "person", 1));
        RetentionPurge purge = purge();
        assertThat(purge.people()).isEqualTo(1);
        assertThat(purge.rows()).isEqualTo(preview.rows());
        assertThat(isKept(mary)).isFalse();
        assertThat(isKept(john)).isTrue();
        assertThat(rows("select count(*) from concern where ref = ?", "C-" + mary)).isZero();
        assertThat(rows("select count(*) from person where ref = ?", mary)).isZero();
        assertThat(retention.purges().get(0).rows()).isEqualTo(preview.rows());
        assertThat(rows("select count(*) from audit_entry where action = 'facts purged' and subject_ref = ?", String.valueOf(purge.id()))).isEqualTo(1);
        assertThat(purge().people()).as("once").isZero();
    }

    @Test
    void keepsAllOfAPersonWhileOneFactIsYoungOrGoingOn() {
        concern(mary, LocalDate.of(2012, 1, 4), true);
        imported(HEADER + "request,R-" + mark + "," + mary + ",,accepted," + today.minusMonths(2) + "\nrequest,R-" + mark + "," + mary + ",,withdrawn," + today.minusMonths(2).plusDays(1) + "\n");
        concern(john, LocalDate.of(2012, 1, 4), false);
        jdbc.sql("update person set left_area_on = '2012-02-01' where ref = any (?)").param(new String[] {mary, john}).update();
        allKept(24);
        assertThat(purge().people()).isZero();
        state("request", 1);
        assertThat(purge().people()).as("each kind has its own time").isEqualTo(1);
        assertThat(isKept(mary)).isFalse();
        assertThat(isKept(john)).as("the concern is not decided").isTrue();
    }

    @Test
    void keepsWhatIsHeldUntilItIsReleased() {
        concern(mary, LocalDate.of(2012, 1, 4), true);
        jdbc.sql("update person set left_area_on = '2012-02-01' where ref = ?").param(mary).update();
        allKept(24);
        RetentionHold hold = ((Attempt.Done<RetentionHold>) retention.hold(mary, "Claim 17", STEWARD)).value();
        assertThat(retention.hold(mary, "again", STEWARD)).isInstanceOf(Attempt.Refused.class);
        assertThat(retention.preview().held()).isEqualTo(1);
        purge();
        assertThat(isKept(mary)).isTrue();
        assertThat(retention.release(hold.id(), STEWARD)).isInstanceOf(Attempt.Done.class);
        assertThat(retention.release(hold.id(), STEWARD)).isInstanceOf(Attempt.Refused.class);
        nightly.purgeAtNight();
        assertThat(isKept(mary)).isFalse();
        assertThat(((Attempt.Refused<RetentionHold>) retention.hold(mary, "too late", STEWARD)).field()).isEqualTo("reference");
    }

    @Test
    void purgesSecondRecordsWithTheFirst() {
        concern(mary, LocalDate.of(2012, 1, 4), true);
        concern(john, today.minusMonths(1), true);
        jdbc.sql("update person set left_area_on = '2012-02-01' where ref = any (?)").param(new String[] {mary, john}).update();
        jdbc.sql("update person set same_as = (select id from person where ref = ?) where ref = ?").params(mary, john).update();
        allKept(24);
        assertThat(purge().people()).as("her other record is young").isZero();
        jdbc.sql("update concern set received_on = '2013-01-04', received_at = null, decided_on = null where ref = ?").param("C-" + john).update();
        assertThat(purge().people()).isEqualTo(1);
        assertThat(List.of(isKept(mary), isKept(john))).containsOnly(false);
        evaluate();
    }

    @Test
    void leavesWhatWasFoundAsNumbersAndNothingOfWhom() {
        String request = "R-" + mark;
        LocalDate accepted = today.minusDays(100);
        Batch batch = imported(HEADER + "request," + request + "," + mary + ",,accepted," + accepted + "\n");
        RunId first = evaluate();
        assertThat(rows("select count(*) from breach where state = 'OPEN' and person_ref = ?", mary)).as("nobody assessed it").isPositive();
        allKept(2);
        jdbc.sql("update person set allocated_on = ? where ref = ?").params(accepted, mary).update();
        // Its list says that it is open; nobody has said so for long.
        jdbc.sql("update request set listed_open = false where ref = ?").param(request).update();
        assertThat(retention.preview().workedOn()).isPositive();
        purge();
        assertThat(isKept(mary)).as("somebody works on it").isTrue();

        // The duty ends, the breach clears, and those who worked on it are done.
        imported(HEADER + "request," + request + "," + mary + ",,withdrawn," + accepted.plusDays(1) + "\n");
        RunId second = evaluate();
        awaited(() -> rows("select count(*) from breach where state = 'OPEN' and person_ref = ?", mary) == 0);
        assertThat(retention.preview().workedOn()).as("the escalation is not signed off").isPositive();
        purge();
        assertThat(isKept(mary)).isTrue();
        closeEscalationsOf(mary);
        Map<String, Integer> before = counts(first, second);
        int breaches = rows("select count(*) from breach where person_ref = ?", mary);
        assertThat(purge().people()).isEqualTo(1);

        assertThat(counts(first, second)).isEqualTo(before);
        assertThat(rows("select count(*) from finding f where f::text like '%' || ? || '%'", mark)).isZero();
        assertThat(rows("select count(*) from breach b where b::text like '%' || ? || '%'", mark)).isZero();
        assertThat(rows("select count(*) from rate_case r where r::text like '%' || ? || '%'", mark)).isZero();
        assertThat(rows("select count(*) from fact_before b where b::text like '%' || ? || '%'", mark)).isZero();
        assertThat(rows("select count(*) from breach where person_ref like 'purged-%'")).isGreaterThanOrEqualTo(breaches);
        assertThat(facts.people(new FactStore.PersonRange(0, Long.MAX_VALUE)).facts()).filteredOn(Person.class::isInstance)
                .noneMatch(person -> ((Person) person).ref().startsWith("purged-"));

        RunId third = evaluate();
        assertThat(rows("select count(*) from run_finding where run = ? and person_ref like 'purged-%'", third.value())).as("nothing is found any more").isZero();
        assertThat(counts(first, second)).isEqualTo(before);
        assertThat(decisions.withdraw(batch.id(), "wrong", STEWARD)).as("nobody comes back").isInstanceOf(Attempt.class);
        assertThat(isKept(mary)).isFalse();

        imported(HEADER + "request," + request + "," + mary + ",,accepted," + today.minusDays(3) + "\n");
        evaluate();
        assertThat(isKept(mary)).as("who comes again is somebody new").isTrue();
        assertThat(rows("select count(*) from run_finding where run = (select id from evaluation_run order by number desc limit 1) and person_ref = ?", mary)).isPositive();
    }

    /** As signing off leaves it; how it comes to that is tested where escalations are. */
    private void closeEscalationsOf(String person) {
        String those = " in (select w.escalation from escalation_breach w join breach b on b.id = w.breach where b.person_ref = ?)";
        jdbc.sql("""
                update escalation set state = 'CLOSED', step = 'CLOSED', closure = 'CONDITION_CLEARED', closed_at = ?, live_process_id = null, step_due_at = null
                where state = 'OPEN' and id""" + those).params(java.time.OffsetDateTime.ofInstant(clock.instant(), java.time.ZoneOffset.UTC), person).update();
        jdbc.sql("update escalation_breach set open = false where escalation" + those).param(person).update();
    }

    private Map<String, Integer> counts(RunId... ids) {
        Map<String, Integer> counts = new java.util.TreeMap<>();
        for (RunId run : ids) {
            jdbc.sql("select standard || outcome || unit || period as said, count(*) as n from run_finding where run = ? group by 1").param(run.value())
                    .query(row -> {
                        counts.put(run + row.getString("said"), row.getInt("n"));
                    });
            jdbc.sql("select standard || outcome as said, findings from evaluation_count where run = ?").param(run.value()).query(row -> {
                counts.put(run + " all " + row.getString("said"), row.getInt("findings"));
            });
        }
        return counts;
    }

    @Test
    void letsAFindingBeChangedInNothingElse() {
        concern(mary, today.minusDays(3), false);
        evaluate();
        assertThatThrownBy(() -> jdbc.sql("with purging as (select set_config('plumbline.purging', 'on', true)) update finding set unit = 'other' from purging where person_ref = ?")
                .param(mary).update()).hasMessageContaining("finding");
    }

    @Test
    void forgetsWhatStoodInFaultyCellsButNotThatThereWasAFault() {
        Batch batch = imported(HEADER + "request,R-" + mark + "," + mary + ",,accepted,Mary Smith was here\n");
        state("import_fault", 12);
        purge();
        assertThat(imports.faults(batch.id(), 1).faults()).singleElement().satisfies(fault -> assertThat(fault.value()).isEqualTo("Mary Smith was here"));
        jdbc.sql("update import_batch set finished_at = finished_at - interval '13 months' where id = ?").param(batch.id().value()).update();
        assertThat(retention.preview().rows()).containsEntry("import_fault", 1);
        assertThat(purge().rows()).containsEntry("import_fault", 1);
        assertThat(imports.faults(batch.id(), 1).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.value()).isEmpty();
            assertThat(fault.expected()).contains("a date");
        });
    }

    @Test
    void forgetsWhatPeopleWroteAboutEscalationsThatClosedLongAgoAndKeepsWhoDidWhat() {
        imported(HEADER + "request,R-" + mark + "," + mary + ",,accepted," + today.minusDays(100) + "\n");
        evaluate();
        String escalation = jdbc.sql("select w.escalation::text from escalation_breach w join breach b on b.id = w.breach where b.person_ref = ? limit 1").param(mary).query(String.class).single();
        String plan = UUID.randomUUID().toString();
        String action = UUID.randomUUID().toString();
        jdbc.sql("insert into action_plan (id, escalation, number, state, goal, reason, change, success, drafted_by, drafted_at) "
                + "values (?::uuid, ?::uuid, 90, 'DRAFTED', 'Mary is seen', 'Mary waited', 'call Mary', 'Mary says so', 'drafter', now())")
                .params(plan, escalation).update();
        jdbc.sql("insert into action (id, plan, number, title, owner, due_on, first_due_on, agreed_due_on, success_measure, vehicle, reference) "
                + "values (?::uuid, ?::uuid, 1, 'Call Mary', 'owner', current_date, current_date, current_date, 'Mary answers', 'TASK', ?)")
                .params(action, plan, "A-" + action).update();
        jdbc.sql("insert into evidence (id, action, note, link, file_name, content_type, content, attached_by, attached_at) "
                + "values (?::uuid, ?::uuid, 'Mary called', 'https://x.example/mary', 'mary.txt', 'text/plain', 'Mary', 'owner', now())").params(UUID.randomUUID().toString(), action).update();
        jdbc.sql("insert into stage_sign_off (plan, stage, signed_by, signed_at, version, sha256, comment) values (?::uuid, 'CLOSED', 'signer', now(), 1, repeat('a', 64), 'Mary is well')")
                .param(plan).update();
        state("escalation_words", 12);
        assertThat(retention.preview().rows()).as("it is open").doesNotContainKey("escalation_words");
        closeEscalationsOf(mary);
        assertThat(retention.preview().rows()).as("it closed today").doesNotContainKey("escalation_words");
        jdbc.sql("update escalation set closed_at = closed_at - interval '13 months' where id = ?::uuid").param(escalation).update();
        RetentionHold hold = ((Attempt.Done<RetentionHold>) retention.hold(mary, "Claim 18", STEWARD)).value();
        assertThat(retention.preview().rows()).as("held").doesNotContainKey("escalation_words");
        purge();
        assertThat(rows("select count(*) from action_plan where id = ?::uuid and goal = 'Mary is seen'", plan)).isEqualTo(1);
        retention.release(hold.id(), STEWARD);
        int events = rows("select count(*) from escalation_event where escalation = ?::uuid", escalation);
        assertThat(retention.preview().rows()).containsEntry("escalation_words", 1);
        RetentionPurge purge = purge();
        assertThat(purge.rows()).containsEntry("escalation_words", 1);
        assertThat(rows("select count(*) from audit_entry where action = 'facts purged' and subject_ref = ?", String.valueOf(purge.id()))).isEqualTo(1);
        for (String table : List.of("action_plan where id = ?::uuid", "action where plan = ?::uuid", "stage_sign_off where plan = ?::uuid",
                "evidence where action in (select id from action where plan = ?::uuid)")) {
            assertThat(jdbc.sql("select t::text from (select * from " + table + ") t").param(plan).query(String.class).single()).as(table).doesNotContainIgnoringCase("mary")
                    .contains(WrittenWords.GONE);
        }
        assertThat(rows("select count(*) from evidence e join action a on a.id = e.action where a.plan = ?::uuid and e.content is null and e.attached_by = 'owner'", plan)).isEqualTo(1);
        assertThat(rows("select count(*) from escalation_event where escalation = ?::uuid", escalation)).isEqualTo(events);
        assertThat(retention.preview().rows()).as("once").doesNotContainKey("escalation_words");
        assertThatThrownBy(() -> jdbc.sql("update stage_sign_off set comment = 'other' where plan = ?::uuid").param(plan).update()).hasMessageContaining("signature");
        assertThatThrownBy(() -> jdbc.sql("with purging as (select set_config('plumbline.purging', 'on', true)) update stage_sign_off set signed_by = 'other' from purging where plan = ?::uuid")
                .param(plan).update()).hasMessageContaining("signature");
    }

    private void supervised(String worker, LocalDate day) {
        imported("Record kind,Record ref,About,held on\nsupervision session,S-" + worker + day + "," + worker + "," + day + "\n");
    }

    private int records(String worker) {
        return rows("select count(*) from case_record where about = ?", worker);
    }

    @Test
    void recordsOfAWorkerGoTogetherWhenEachIsOldEnoughAndNothingIsHeld() {
        String old = "W-OLD-" + mark;
        String young = "W-YOUNG-" + mark;
        supervised(old, today.minusMonths(30));
        supervised(old, today.minusMonths(40));
        supervised(young, today.minusMonths(40));
        supervised(young, today.minusMonths(3));
        imported("Record kind,Record ref,started on,left on\nmember of staff," + old + "," + today.minusMonths(60) + ",\n");
        purge();
        assertThat(List.of(records(old), records(young))).as("nobody has stated how long").containsExactly(2, 2);
        state("worker_record/supervision session", 24);
        state("worker_record/member of staff", 24);
        assertThat(retention.preview().workers()).as("she still works here").isZero();
        imported("Record kind,Record ref,started on,left on\nmember of staff," + old + "," + today.minusMonths(60) + "," + today.minusMonths(30) + "\n");
        RetentionHold hold = ((Attempt.Done<RetentionHold>) retention.hold(old, "Tribunal", STEWARD)).value();
        assertThat(hold.person()).isEqualTo(old);
        assertThat(retention.hold(old, "again", STEWARD)).isInstanceOf(Attempt.Refused.class);
        purge();
        assertThat(records(old)).as("held").isEqualTo(2);
        assertThat(retention.release(hold.id(), STEWARD)).isInstanceOf(Attempt.Done.class);
        RetentionPreview preview = retention.preview();
        assertThat(preview.workers()).isEqualTo(1);
        assertThat(preview.rows()).isEqualTo(Map.of("worker_record/supervision session", 2, "worker_record/member of staff", 1));
        assertThat(purge().rows()).isEqualTo(preview.rows());
        assertThat(List.of(records(old), records(young))).as("one of them is young").containsExactly(0, 2);
        assertThat(retention.preview().nothing()).isTrue();
    }

    @Test
    void recordsOfAWorkerUnderTwoReferencesGoTogether() {
        String staff = "W-" + mark;
        String other = "w-00" + mark;
        supervised(staff, today.minusMonths(40));
        supervised(other, today.minusMonths(3));
        state("worker_record/supervision session", 24);
        assertThat(retention.preview().workers()).as("each by itself").isEqualTo(1);
        assertThat(workers.decide(other, staff, true, "Payroll says so", STEWARD)).isInstanceOf(Attempt.Done.class);
        assertThat(retention.preview().workers()).as("one of both is young").isZero();
        jdbc.sql("update case_record set fields = jsonb_build_object('held on', ?::text) where about = ?").params(today.minusMonths(30).toString(), other).update();
        RetentionHold hold = ((Attempt.Done<RetentionHold>) retention.hold(other, "Tribunal", STEWARD)).value();
        assertThat(retention.preview().workers()).as("held under the other reference").isZero();
        retention.release(hold.id(), STEWARD);
        assertThat(purge().rows()).containsEntry("worker_record/supervision session", 2);
        assertThat(List.of(records(staff), records(other))).containsOnly(0);
        assertThat(rows("select count(*) from worker_decision where reference = ?", other)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1201", "soon", "1.5", "99999999999"})
    void refusesATimeThatIsNone(String months) {
        assertThat(((Attempt.Refused<RetentionRule>) retention.state("request", months, STEWARD)).field()).isEqualTo("months");
        assertThat(((Attempt.Refused<RetentionRule>) retention.state("no such kind", "12", STEWARD)).field()).isEqualTo("kind");
    }

    @Test
    void reckonsWithEveryTableThatPointsAtPeople() {
        Set<String> pointing = jdbc.sql("""
                select t.relname from pg_constraint k join pg_class t on t.oid = k.conrelid
                where k.contype = 'f' and k.confrelid = 'person'::regclass and t.relname not in ('person', 'person_identifier', 'judged_person', 'retention_hold', 'person_apart')""")
                .query(String.class).set();
        String view = jdbc.sql("select pg_get_viewdef('fact_of_person'::regclass)").query(String.class).single();
        assertThat(pointing).isNotEmpty().allSatisfy(table -> assertThat(view).as("a table that fact_of_person forgets is purged unasked").containsPattern("FROM " + table + "\\b"));
    }

    @Test
    void aStewardSaysHowLongHoldsAndPurgesOnThePageAndAnAuditorOnlyReads() {
        concern(mary, LocalDate.of(2012, 1, 4), true);
        jdbc.sql("update person set left_area_on = '2012-02-01' where ref = ?").param(mary).update();
        Visitor steward = new Visitor(port);
        steward.signIn(TestUsers.anybody(users, jdbc, Role.DATA_STEWARD), TestUsers.PASSWORD);
        String page = "/imports/retention";
        steward.post(page + "/state", page, Map.of("kind", "concern", "months", "soon"));
        assertThat(steward.page(page).select("#months-error").text()).contains("a number from 1 to 1200");
        steward.post(page + "/state", page, Map.of("kind", "concern", "months", "96"));
        steward.post(page + "/state", page, Map.of("kind", "person", "months", "100"));
        assertThat(steward.page(page).select("tr:contains(Safeguarding concerns)").text()).contains("8 years", "Not counted");
        steward.post(page + "/hold", page, Map.of("reference", mary, "reason", "Claim 17"));
        Document nothing = steward.page(page + "?preview=true");
        assertThat(nothing.select(".govuk-inset-text").text()).contains("0 people", "1 because of a legal hold", "Nothing is old enough to go");
        assertThat(nothing.select("form[action$=/purge]")).isEmpty();
        steward.post(page + "/holds/" + retention.holds().get(0).id() + "/release", page, Map.of());
        assertThat(steward.page(page + "?preview=true").select(".govuk-inset-text").text()).contains("one person");
        assertThat(steward.page(page + "?preview=true").select("form[action$=/purge]")).hasSize(1);
        Visitor auditor = new Visitor(port);
        auditor.signIn(TestUsers.anybody(users, jdbc, Role.AUDITOR), TestUsers.PASSWORD);
        assertThat(auditor.page(page).select("main form")).isEmpty();
        assertThat(auditor.post(page + "/purge", "/accessibility", Map.of()).statusCode()).isEqualTo(403);
        steward.post(page + "/purge", page, Map.of());
        assertThat(steward.get(page).body()).contains("The facts of one person are no longer kept");
        assertThat(isKept(mary)).isFalse();
    }

    private RunId evaluate() {
        awaited(this::quiet);
        RunId run = ((Attempt.Done<RunId>) runs.start(new AsAt(clock.instant()), STEWARD)).value();
        awaited(this::quiet);
        assertThat(runs.run(run).orElseThrow().state()).isEqualTo(EvaluationRun.State.COMPLETED);
        awaited(() -> jdbc.sql("select exists (select from applied_run where run = ?)").param(run.value()).query(Boolean.class).single());
        awaited(() -> jdbc.sql("select not exists (select from event_publication where completion_date is null)").query(Boolean.class).single());
        return run;
    }

    private boolean quiet() {
        return jdbc.sql("select not exists (select from evaluation_run where state = 'RUNNING')").query(Boolean.class).single();
    }

    private static void awaited(BooleanSupplier condition) {
        await().atMost(Duration.ofSeconds(120)).until(condition::getAsBoolean);
    }
}

package plumbline.breaches;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.evaluation.EvaluationRuns.EvaluationCompleted;
import plumbline.evaluation.RunId;
import plumbline.testing.PlumblineTest;

@PlumblineTest
class RunApplicationTest {

    private static final AtomicInteger SUBJECTS = new AtomicInteger();

    /** Later than any run of other tests, so that these are never taken for looking back. */
    private static Instant asAt = Instant.parse("2040-01-01T10:00:00Z");

    @Autowired
    RunApplication application;

    @Autowired
    Breaches breaches;

    @Autowired
    RetiredBreaches retired;

    @Autowired
    JdbcClient jdbc;

    String person = "";
    String kind = "PERSON";

    @BeforeEach
    void somebodyNew() {
        person = "applied-" + SUBJECTS.incrementAndGet();
    }

    /** Left behind, these runs of 2040 would make every other test's run one that only looks back. */
    @AfterEach
    void forgetTheFuture() {
        jdbc.sql("update applied_run set as_at = '2000-01-01' where as_at > '2039-01-01'").update();
        jdbc.sql("update evaluation_run set looks_back = true where as_at > '2039-01-01'").update();
    }

    @Test
    void opensABreachOnceHoweverOftenTheSameRunIsApplied() {
        RunId run = run(finding("2039-01-01", "BREACH", "S3", true));
        apply(run);
        Breach first = only();
        apply(run);
        assertThat(only()).isEqualTo(first);
        assertThat(first.state()).isEqualTo(Breach.State.OPEN);
        assertThat(first.timesSeen()).isEqualTo(1);
    }

    @Test
    void renewsTheSameBreachInTheNextRun() {
        apply(run(finding("2039-01-01", "BREACH", "S3", true)));
        Breach before = only();
        apply(run(finding("2039-01-01", "BREACH", "S2", true)));
        Breach after = only();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.timesSeen()).isEqualTo(2);
        assertThat(after.severity().name()).isEqualTo("S2");
        assertThat(after.openedAt()).isEqualTo(before.openedAt());
        assertThat(after.lastSeenAt()).isAfter(before.lastSeenAt());
    }

    @Test
    void countsEveryRunThatFindsTheSameThoughNothingIsWritten() {
        apply(run(finding("2039-01-01", "BREACH", "S3", true)));
        BreachId id = only().id();
        String written = version(id);
        RunId lastSeen = new RunId(new UUID(0, 0));
        for (int i = 0; i < 3; i++) {
            lastSeen = runThatFindsTheSame();
            apply(lastSeen);
        }
        assertThat(version(id)).as("the row has not been written again").isEqualTo(written);
        assertThat(only().timesSeen()).isEqualTo(4);
        assertThat(only().lastRun()).isEqualTo(lastSeen);
        assertThat(only().lastSeenAt()).isEqualTo(asAt);
        Instant seen = asAt;
        endWhatHolds();
        apply(run(finding("2039-01-01", "UNKNOWN", null, true)));
        assertThat(only().state()).isEqualTo(Breach.State.OPEN);
        assertThat(only().timesSeen()).isEqualTo(4);
        assertThat(only().lastSeenAt()).isEqualTo(seen);
        apply(run(finding("2039-01-01", "BREACH", "S2", true)));
        assertThat(only().timesSeen()).isEqualTo(5);
        assertThat(only().severity().name()).isEqualTo("S2");
    }

    private String version(BreachId id) {
        return jdbc.sql("select xmin::text from breach where id = ?").param(id.value()).query(String.class).single();
    }

    /** The finding of the run before goes on to hold, as findings do that are stored once. */
    private RunId runThatFindsTheSame() {
        int before = jdbc.sql("select max(number) from evaluation_run").query(Integer.class).single();
        RunId run = run();
        jdbc.sql("alter table finding disable trigger finding_never_changes").update();
        jdbc.sql("update evaluation_run set looks_back = false where number >= ?").param(before).update();
        jdbc.sql("update finding set looks_back = false, before_run = 2147483647 where subject_ref = ? and before_run > ?").params(person, before).update();
        jdbc.sql("alter table finding enable trigger finding_never_changes").update();
        return run;
    }

    private void endWhatHolds() {
        int next = jdbc.sql("select last_value + 1 from evaluation_run_number").query(Integer.class).single();
        jdbc.sql("update finding set before_run = ? where subject_ref = ? and before_run = 2147483647").params(next, person).update();
    }

    @Test
    void clearsWhatTestsCleanAndReopensTheSameBreachWhenItComesBack() {
        apply(run(finding("2039-01-01", "BREACH", "S3", true)));
        Breach opened = only();
        apply(run(finding("2039-01-01", "COMPLIANT", null, true)));
        assertThat(only().state()).isEqualTo(Breach.State.CLEARED);
        apply(run(finding("2039-01-01", "BREACH", "S3", true)));
        assertThat(only().state()).isEqualTo(Breach.State.OPEN);
        assertThat(only().id()).isEqualTo(opened.id());
    }

    @Test
    void opensTheSameBreachAgainWhenItsStandardIsBackThatWasRetired() {
        apply(run(finding("2039-01-01", "BREACH", "S3", true)));
        Breach opened = only();
        UnitId own = new UnitId(person);
        jdbc.sql("update breach set unit = ? where id = ?").params(person, opened.id().value()).update();
        StandardId standard = opened.fingerprint().standard();
        assertThat(retired.left(Set.of(), List.of(own))).as("the last run found it").isEmpty();
        apply(run());
        assertThat(retired.left(Set.of(standard), List.of(own))).as("its rule is there").isEmpty();
        assertThat(retired.left(Set.of(), List.of(own))).containsExactly(new RetiredBreaches.Left(standard, 1, opened.severity()));
        assertThat(retired.retire(standard, Set.of(), List.of(own), "Retired.", asAt)).containsExactly(opened.id());
        assertThat(only().state()).isEqualTo(Breach.State.RETIRED);
        assertThat(retired.retire(standard, Set.of(), List.of(own), "Retired.", asAt)).as("once").isEmpty();
        apply(run(finding("2039-01-01", "BREACH", "S3", true)));
        assertThat(only().state()).isEqualTo(Breach.State.OPEN);
        assertThat(only().id()).isEqualTo(opened.id());
    }

    @Test
    void clearsWhatWasDoneLate() {
        apply(run(finding("2039-01-01", "BREACH", "S3", true)));
        apply(run(finding("2039-01-01", "BREACH", "S3", false)));
        assertThat(only().state()).isEqualTo(Breach.State.CLEARED);
    }

    @Test
    void doesNotOpenABreachForWhatWasAlreadyDoneLate() {
        apply(run(finding("2039-01-01", "BREACH", "S3", false)));
        assertThat(found()).isEmpty();
    }

    @Test
    void neverClearsBecauseSomethingIsUnknownOrMissing() {
        apply(run(finding("2039-01-01", "BREACH", "S3", true)));
        apply(run(finding("2039-01-01", "UNKNOWN", null, true)));
        assertThat(only().state()).isEqualTo(Breach.State.OPEN);
        apply(run());
        assertThat(only().state()).isEqualTo(Breach.State.OPEN);
    }

    @Test
    void clearsNothingWhileAFeedIsLateThatBringsFactsOfTheStandard() {
        apply(run(finding("2039-01-01", "BREACH", "S3", true)));
        jdbc.sql("insert into feed_expectation values ('event-list/review', 7, 0, 50, 'test', '2039-01-01T10:00:00Z')").update();
        try {
            apply(run(finding("2039-01-01", "COMPLIANT", null, true)));
            assertThat(only().state()).isEqualTo(Breach.State.OPEN);
        } finally {
            jdbc.sql("delete from feed_expectation where feed = 'event-list/review'").update();
        }
        apply(run(finding("2039-01-01", "COMPLIANT", null, true)));
        assertThat(only().state()).isEqualTo(Breach.State.CLEARED);
    }

    @Test
    void clearsAPeriodTheSubjectHasMovedOnFrom() {
        apply(run(finding("2038-01-01", "BREACH", "S3", true)));
        apply(run(finding("2039-06-01", "COMPLIANT", null, true)));
        assertThat(only().state()).isEqualTo(Breach.State.CLEARED);
    }

    @Test
    void clearsALaterPeriodOfACaseWhoseStartWasPutRightToAnEarlierDay() {
        kind = "CASE";
        apply(run(finding("2039-05-12", "BREACH", "S3", true)));
        apply(run(finding("2039-05-10", "BREACH", "S3", false)));
        assertThat(only().fingerprint().period()).isEqualTo("2039-05-12");
        assertThat(only().state()).isEqualTo(Breach.State.CLEARED);
        apply(run(finding("2039-05-12", "BREACH", "S3", true)));
        assertThat(only().state()).as("when it is taken back").isEqualTo(Breach.State.OPEN);
    }

    @Test
    void clearsNoLaterPeriodOfACaseWhileSomethingOfItIsUnknown() {
        kind = "CASE";
        apply(run(finding("2039-05-12", "BREACH", "S3", true)));
        apply(run(finding("2039-05-10", "UNKNOWN", null, true)));
        assertThat(only().state()).isEqualTo(Breach.State.OPEN);
        apply(run(finding("2039-05-01", "COMPLIANT", null, false), finding("2039-05-10", "UNKNOWN", null, true)));
        assertThat(only().state()).as("a repeating duty, one of whose days was lost").isEqualTo(Breach.State.OPEN);
    }

    @Test
    void clearsNoStepOfACaseBecauseOfAnother() {
        kind = "CASE";
        apply(run(finding("2039-05-12 step 2", "BREACH", "S3", true)));
        apply(run(finding("2039-05-12 step 1", "COMPLIANT", null, false)));
        assertThat(only().state()).isEqualTo(Breach.State.OPEN);
        apply(run(finding("2039-05-12 step 1", "COMPLIANT", null, false), finding("2039-05-10 step 2", "COMPLIANT", null, false)));
        assertThat(only().state()).isEqualTo(Breach.State.CLEARED);
    }

    @Test
    void clearsNoLaterPeriodOfAPerson() {
        apply(run(finding("2039-05-12", "BREACH", "S3", true)));
        apply(run(finding("2039-05-10", "COMPLIANT", null, false)));
        assertThat(only().state()).isEqualTo(Breach.State.OPEN);
    }

    @Test
    void changesNothingWhenARunLooksBack() {
        apply(run(finding("2039-01-01", "BREACH", "S3", true)));
        Instant now = asAt;
        asAt = Instant.parse("2030-01-01T10:00:00Z");
        RunId lookingBack = run(finding("2039-01-01", "COMPLIANT", null, true));
        apply(lookingBack);
        asAt = now;
        assertThat(only().state()).isEqualTo(Breach.State.OPEN);
    }

    private record Said(String period, String outcome, @Nullable String severity, boolean open) {
    }

    private static Said finding(String period, String outcome, @Nullable String severity, boolean open) {
        return new Said(period, outcome, severity, open);
    }

    private RunId run(Said... all) {
        asAt = asAt.plusSeconds(3600);
        UUID run = UUID.randomUUID();
        OffsetDateTime at = OffsetDateTime.ofInstant(asAt, ZoneOffset.UTC);
        jdbc.sql("""
                insert into evaluation_run (id, state, as_at, rule_set_number, rule_set_hash, started_by, started_at, finished_at, looks_back)
                values (?, 'COMPLETED', ?, 1, 'test', 'test', ?, ?, true)""").params(run, at, at, at).update();
        for (Said said : all) {
            jdbc.sql("""
                    insert into finding (from_run, before_run, looks_back, standard, subject_kind, subject_ref, person_ref, period, unit, outcome, severity,
                                         open, explanation, steps, used_values)
                    select number, number + 1, true, 'ASC-REV-01', ?, ?, ?, ?, 'council', ?, ?, ?, 'because', '[]', '{}' from evaluation_run where id = ?""")
                    .params(Arrays.asList(kind, person, person, said.period, said.outcome, said.severity, said.open, run)).update();
        }
        return new RunId(run);
    }

    private void apply(RunId run) {
        application.apply(new EvaluationCompleted(run, asAt));
    }

    private Breach only() {
        assertThat(found()).isPresent();
        return found().orElseThrow();
    }

    private Optional<Breach> found() {
        return breaches.find(new BreachFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(person)), 1)
                .items().stream().reduce((one, another) -> {
                    throw new AssertionError("two breaches for " + person);
                });
    }
}

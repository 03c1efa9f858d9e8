package plumbline.studio.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.RunId;
import plumbline.facts.CaseRecord;
import plumbline.standards.AsAt;
import plumbline.standards.StandardTenures.Tenure;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;

/** A standard about which nobody decides in six months is a breach like any other, and it ends with the decision. */
@PlumblineTest
class OverdueReviewTest {

    /** A standard that no other test decides about. */
    private static final String STANDARD = "ASC-DFG-01";
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    private static final UnitId COUNCIL = new UnitId("council");

    @Autowired
    EvaluationRuns runs;
    @Autowired
    StandardReviews reviews;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Clock clock;

    @AfterEach
    void forget() {
        jdbc.sql("delete from standard_review where standard = ?").param(STANDARD).update();
    }

    private static OffsetDateTime at(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(BusinessTime.ZONE).toOffsetDateTime();
    }

    private static Tenure tenure(int number, LocalDate from, @Nullable LocalDate until) {
        return new Tenure(new StandardId(STANDARD), number, at(from).toInstant(), until == null ? null : at(until).toInstant());
    }

    private static DecidedReview decided(int number, LocalDate day) {
        return new DecidedReview(STANDARD, number, ReviewDecision.KEEP, "why", "evidence", null, "author", at(day).toInstant());
    }

    @Test
    void theRulesSeeEachStandardAndWhatWasDecidedAboutIt() {
        List<CaseRecord> records = ReviewRecords.of(tenure(1, DAY, null), List.of(decided(1, DAY.plusDays(30)), decided(2, DAY.plusDays(90))), COUNCIL);
        assertThat(records).extracting(CaseRecord::ref).containsExactly(STANDARD, STANDARD + ", decision 1", STANDARD + ", decision 2");
        assertThat(records.get(0).day("came into force")).isEqualTo(DAY);
        assertThat(records.get(0).happened("was taken out")).isFalse();
        assertThat(records.get(2).about()).isEqualTo(STANDARD);
        assertThat(records.get(2).day("was decided")).isEqualTo(DAY.plusDays(90));
    }

    @Test
    void oneThatWasTakenOutStaysSpokenOfAndBeginsAnewWhenItComesBack() {
        List<DecidedReview> decided = List.of(decided(1, DAY.plusDays(30)), decided(2, DAY.plusDays(300)));
        List<CaseRecord> first = ReviewRecords.of(tenure(1, DAY, DAY.plusDays(200)), decided, COUNCIL);
        assertThat(first).extracting(CaseRecord::ref).containsExactly(STANDARD, STANDARD + ", decision 1");
        assertThat(first.get(0).day("was taken out")).isEqualTo(DAY.plusDays(200));
        List<CaseRecord> second = ReviewRecords.of(tenure(2, DAY.plusDays(250), null), decided, COUNCIL);
        assertThat(second).extracting(CaseRecord::ref).containsExactly(STANDARD + ", in force for time 2", STANDARD + ", in force for time 2, decision 2");
        assertThat(second.get(0).day("came into force")).isEqualTo(DAY.plusDays(250));
    }

    @Test
    void anOverdueDecisionIsABreachOfTheDirectorsUntilItIsMade() {
        TestUsers.council(jdbc);
        // Seven months ago, and nothing since.
        jdbc.sql("""
                insert into standard_review (standard, number, decision, reason, evidence, decided_by, decided_at)
                values (?, 1, 'KEEP', 'It finds what matters.', 'nothing', 'author', ?)""")
                .params(STANDARD, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).minusMonths(7)).update();
        assertThat(reviews.of(STANDARD)).hasValueSatisfying(review -> assertThat(review.overdue()).isTrue());
        evaluate();
        assertThat(breach()).isEqualTo("OPEN S3");
        Awaitility.await("it is worked on").atMost(Duration.ofMinutes(1)).until(() -> jdbc.sql("""
                select exists (select 1 from escalation e join escalation_breach w on w.escalation = e.id join breach b on b.id = w.breach
                               where b.standard = 'ASC-GOV-09' and b.subject_ref = ? and e.state = 'OPEN' and e.tier >= 4)""")
                .param(STANDARD).query(Boolean.class).single());
        assertThat(jdbc.sql("select exists (select 1 from breach where standard = 'ASC-GOV-09' and subject_ref = 'ASC-CHC-01' and state = 'OPEN')").query(Boolean.class).single())
                .as("its neighbour, only when that is due").isEqualTo(reviews.of("ASC-CHC-01").orElseThrow().overdue());

        assertThat(reviews.decide(Actor.named("author"), STANDARD, ReviewDecision.KEEP, "Still.")).isInstanceOf(Attempt.Done.class);
        evaluate();
        assertThat(breach()).isEqualTo("CLEARED S3");
    }

    private String breach() {
        return jdbc.sql("select state || ' ' || severity from breach where standard = 'ASC-GOV-09' and subject_ref = ? order by last_seen_at desc, opened_at desc limit 1").param(STANDARD)
                .query(String.class).optional().orElse("none");
    }

    private void evaluate() {
        Awaitility.await().atMost(Duration.ofMinutes(2))
                .until(() -> jdbc.sql("select not exists (select 1 from evaluation_run where state = 'RUNNING')").query(Boolean.class).single());
        RunId run = ((Attempt.Done<RunId>) runs.start(new AsAt(clock.instant()), Actor.SERVICE)).value();
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> runs.run(run).orElseThrow().state() != EvaluationRun.State.RUNNING
                && jdbc.sql("select exists (select 1 from applied_run where run = ?)").param(run.value()).query(Boolean.class).single());
    }
}

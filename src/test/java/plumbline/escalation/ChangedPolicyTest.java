package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Actor;
import plumbline.core.Severity;
import plumbline.core.TimeLimit;
import plumbline.escalation.policy.PolicyDrafts;
import plumbline.escalation.policy.PolicyImpact;
import plumbline.escalation.policy.PolicyText;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSetPublication;
import plumbline.standards.RuleSets;
import plumbline.standards.RuleSource;
import plumbline.testing.PlumblineTest;

/** Another escalation policy: what it is said to do to the work there is, and what it does. */
@PlumblineTest
class ChangedPolicyTest {

    private static final String STANDARD = "ASC-ASM-01";

    @Autowired
    ApplicationContext context;
    @Autowired
    PolicyDrafts drafts;
    @Autowired
    EscalationPolicy policy;
    @Autowired
    Turns turns;
    @Autowired
    RuleSets ruleSets;
    @Autowired
    RuleSetHistory history;
    @Autowired
    RuleSetPublication publication;
    @Autowired
    TransactionTemplate transactions;

    @Test
    void opensCasesAndGoesOnFromTheNextStepAsWasSaid() {
        WorkFixture work = new WorkFixture(context, STANDARD, Severity.S3);
        Escalation open = work.escalation();
        PolicyText draft = changed(changed("S3", "plan", "6 working days"), "S3", "outer_limit", "61 working days");
        assertThat(drafts.problems(draft)).isEmpty();
        PolicyImpact said = drafts.impact(draft);
        assertThat(said.moving().stream().filter(one -> one.id().equals(open.id().toString())).findFirst().map(PolicyImpact.Moving::how)
                .orElse(said.moved() > PolicyImpact.SHOWN ? "plan 6 working days, was 10 working days" : "not said"))
                .as("the outer limit was reckoned when it opened").isEqualTo("plan 6 working days, was 10 working days");
        assertThat(said.moved()).isPositive().isLessThanOrEqualTo(said.open());
        Instant due = open.turn().dueAt();
        List<RuleSource> before = history.files(ruleSets.inForce().version().number());
        try {
            publish(before, draft.text());
            assertThat(drafts.inForce().text()).isEqualTo(draft.text());
            assertThat(work.escalation().turn().dueAt()).as("the step it is at").isEqualTo(due);
            assertThat(policy.rowFor(open.standard(), Severity.S3, open.unit()).limit(Step.PLAN)).isEqualTo(TimeLimit.workingDays(6));
            PolicyImpact done = drafts.impact(draft);
            assertThat(done.moved()).isZero();
            assertThat(done.tiers().stream().map(PolicyImpact.AtTier::escalationsAfter).toList())
                    .isEqualTo(said.tiers().stream().map(PolicyImpact.AtTier::escalationsAfter).toList());
            publish(before, draft.without(draft.lines().get(2).line()).text());
            assertThat(drafts.inForce().text()).as("one with a gap is never used; the one before goes on").isEqualTo(draft.text());
        } finally {
            publish(before, null);
        }
        assertThat(policy.rowFor(open.standard(), Severity.S3, open.unit()).limit(Step.PLAN)).isEqualTo(TimeLimit.workingDays(10));
    }

    @Test
    void saysHowManyEscalationsWouldBeginWhere() {
        new WorkFixture(context, STANDARD, Severity.S2);
        PolicyImpact single = drafts.impact(changed("S2", "escalates", "single"));
        assertThat(single.moved()).as("how it opens does not move what is open").isZero();
        assertThat(single.tiers().stream().mapToInt(PolicyImpact.AtTier::escalationsAfter).sum())
                .isGreaterThanOrEqualTo(single.tiers().stream().mapToInt(PolicyImpact.AtTier::escalationsBefore).sum());
        PolicyImpact higher = drafts.impact(changed("S2", "first_tier", "Director"));
        assertThat(atTier(higher, "Director").escalationsAfter()).isGreaterThan(atTier(higher, "Director").escalationsBefore());
        assertThat(higher.tiers().stream().mapToInt(PolicyImpact.AtTier::breachesAfter).sum())
                .isEqualTo(higher.tiers().stream().mapToInt(PolicyImpact.AtTier::breachesBefore).sum());
    }

    @Test
    void namesTheRowOfEverythingThatIsWrongWithADraft() {
        PolicyText inForce = drafts.inForce();
        assertThat(drafts.problems(changed("S3", "plan", "soon"))).singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(row(inForce, "S3").line()));
        assertThat(drafts.problems(inForce.without(row(inForce, "S4").line()))).singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("no row decides every case of severity S4"));
        assertThat(drafts.problems(inForce.with(row(inForce, "S4").cells()))).singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("decides the same case as line"));
        assertThat(drafts.problems(new PolicyText(inForce.file(), inForce.text() + "*,*,S3\n"))).singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("has 3 fields"));
        assertThat(drafts.problems(new PolicyText(inForce.file(), inForce.text() + "*,*,S3,team-x,group\n".repeat(400)))).isNotEmpty();
        assertThat(drafts.problems(new PolicyText(inForce.file(), "\"no table"))).isNotEmpty();
        assertThat(drafts.problems(new PolicyText(inForce.file(), ""))).isNotEmpty();
    }

    private static PolicyImpact.AtTier atTier(PolicyImpact impact, String name) {
        return impact.tiers().stream().filter(tier -> tier.name().equals(name)).findFirst().orElseThrow();
    }

    private PolicyText changed(String severity, String column, String cell) {
        return changed(drafts.inForce(), severity, column, cell);
    }

    /** The policy with another cell in the row for every other standard. */
    private static PolicyText changed(PolicyText policy, String severity, String column, String cell) {
        PolicyText.Line row = row(policy, severity);
        List<String> cells = new ArrayList<>(row.cells());
        cells.set(PolicyText.HEADER.indexOf(column), cell);
        return policy.with(row.line(), cells);
    }

    private static PolicyText.Line row(PolicyText policy, String severity) {
        return policy.lines().stream().filter(line -> line.about().equals(severity + ", every other standard")).findFirst().orElseThrow();
    }

    private void publish(List<RuleSource> files, @Nullable String text) {
        List<RuleSource> all = new ArrayList<>(files);
        if (text != null) {
            all.removeIf(file -> file.path().equals(PolicyText.OWN));
            all.add(new RuleSource(PolicyText.OWN, text));
        }
        transactions.executeWithoutResult(status -> assertThat(publication.publish(new RuleSetPublication.NewVersion(all, Actor.named("policy-author"), "A test", null, null))
                .problems()).isEmpty());
    }
}

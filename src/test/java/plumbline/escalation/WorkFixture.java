package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;
import plumbline.breaches.BreachId;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.Severity;
import plumbline.escalation.PlanDraft.ActionDraft;

/** Escalations brought to each step by the real transitions. */
final class WorkFixture {

    final Situation situation;
    final BreachId breach;

    private final Holding holding;
    private final Planning planning;
    private final Acting acting;
    private final SettlingEscalations settling;
    private final Plans plans;
    private final Clock clock;

    /** A new breach, opened. */
    WorkFixture(ApplicationContext context) {
        this(context, "ASC-ASM-01", Severity.S3);
    }

    WorkFixture(ApplicationContext context, String standard, Severity severity) {
        this(context, new Situation(context), situation -> situation.breach(standard, severity));
    }

    /** A breach that somebody else makes in a situation, opened. */
    WorkFixture(ApplicationContext context, Situation situation, Function<Situation, BreachId> breach) {
        this.situation = situation;
        this.holding = context.getBean(Holding.class);
        this.planning = context.getBean(Planning.class);
        this.acting = context.getBean(Acting.class);
        this.settling = context.getBean(SettlingEscalations.class);
        this.plans = context.getBean(Plans.class);
        this.clock = context.getBean(Clock.class);
        this.breach = breach.apply(situation);
        context.getBean(OpeningEscalations.class).openAllMissing();
    }

    Escalation escalation() {
        return situation.carrying(breach);
    }

    EscalationId id() {
        return escalation().id();
    }

    Change by(String username) {
        return new Change(id(), null, Actor.named(username));
    }

    WorkFixture acknowledged() {
        assertDone(holding.acknowledge(by(situation.manager), lastPlanDay()));
        return this;
    }

    /** The last day that may be given for the plan. */
    LocalDate lastPlanDay() {
        return holding.latestPlanBy(escalation());
    }

    WorkFixture drafted() {
        acknowledged();
        assertDone(planning.draft(by(situation.manager), draft()));
        return this;
    }

    WorkFixture drafted(int daysForEachAction) {
        acknowledged();
        assertDone(planning.draft(by(situation.manager), draft(daysForEachAction)));
        return this;
    }

    WorkFixture agreed() {
        drafted();
        assertDone(planning.agree(by(situation.head), "Good."));
        return this;
    }

    WorkFixture allActionsDone() {
        agreed();
        finishActions();
        return this;
    }

    void finishActions() {
        for (ActionPlan.Action action : plan().actions()) {
            assertDone(acting.attach(by(action.owner()), action.id(), new EvidenceDraft("Done in the team meeting.", "", null)));
            assertDone(acting.done(by(action.owner()), action.id()));
        }
    }

    WorkFixture testedClean() {
        allActionsDone();
        situation.clear(List.of(breach));
        settling.after(situation.completedRun());
        return this;
    }

    ActionPlan plan() {
        return plans.live(id()).orElseThrow();
    }

    PlanDraft draft() {
        return draft(20);
    }

    private PlanDraft draft(int days) {
        return new PlanDraft("Every assessment within 28 days; seven are late.", "Two posts were vacant.",
                "Share the waiting list each Monday.", "None waits longer than 28 days in March.",
                List.of(action("Share the list", situation.manager, days), action("Fill both posts", situation.manager, days),
                        action("Check each Monday", situation.manager, days)));
    }

    ActionDraft action(String title, String owner) {
        return action(title, owner, 20);
    }

    private ActionDraft action(String title, String owner, int days) {
        return new ActionDraft(title, owner, today().plusDays(days), "The list is empty.", Vehicle.TEAM_PLAN.name());
    }

    LocalDate today() {
        return BusinessTime.dayOf(clock.instant());
    }

    static <T> T assertDone(Attempt<T> attempt) {
        assertThat(attempt).isInstanceOf(Attempt.Done.class);
        return ((Attempt.Done<T>) attempt).value();
    }

    static void assertRefused(Attempt<?> attempt, Attempt.Kind kind, String words) {
        assertThat(attempt).isInstanceOfSatisfying(Attempt.Refused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(kind);
            assertThat(refused.reason()).contains(words);
        });
    }
}

package plumbline.escalation;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.FreeText;
import plumbline.escalation.process.Outcomes;

/**
 * Refusing to sign what was reported as done, or as effective: whoever would sign says what has to be put right, and the
 * escalation goes back to planning. It ends by a signature only from then on, however clean the rule tests.
 */
@Component
public class RefusingSignOff {

    private final Desk desk;
    private final Signers signers;
    private final Plans plans;
    private final StageSignOffs stages;
    private final Verification verification;
    private final Moves moves;
    private final Story story;
    private final JdbcClient jdbc;

    RefusingSignOff(Desk desk, Signers signers, Plans plans, StageSignOffs stages, Verification verification, Moves moves, Story story,
                    JdbcClient jdbc) {
        this.desk = desk;
        this.signers = signers;
        this.plans = plans;
        this.stages = stages;
        this.verification = verification;
        this.moves = moves;
        this.story = story;
        this.jdbc = jdbc;
    }

    /**
     * Refuses the next stage that is to be signed.
     *
     * @param reason what has to be put right first; whoever plans again reads it
     */
    public Attempt<Escalation> refuse(Change change, String reason) {
        return desk.workAt(Set.of(Step.RE_TEST, Step.SIGN_OFF), change, escalation -> {
            String refusal = signers.refusal(escalation, change.actor());
            if (refusal != null) {
                return Attempt.notAllowed(refusal);
            }
            if (FreeText.emptyOrTooLong(reason)) {
                return Attempt.invalid("Say what has to be put right before it can be signed, in at most " + FreeText.LONGEST + " characters.");
            }
            UUID plan = plans.live(escalation.id()).orElseThrow().id();
            Stage stage = next(escalation, plan);
            return stage == null ? Attempt.notNow("You have signed that the actions are done, and nothing has changed since. Wait for the re-test.")
                    : Attempt.done(backToPlanning(escalation, plan, stage, signers.signing(escalation, change.actor()), reason.strip()));
        });
    }

    /** The first stage that nobody has signed as it reads now; {@code null} when none can be signed at this step. */
    private @Nullable Stage next(Escalation escalation, UUID plan) {
        Stream<Stage> now = escalation.turn().step() == Step.RE_TEST ? Stream.of(Stage.ACTIONS_DONE)
                : Stream.of(Stage.ACTIONS_DONE, Stage.EFFECT_CONFIRMED, Stage.CLOSED);
        return now.filter(stage -> !stages.holds(plan, stage)).findFirst().orElse(null);
    }

    private Escalation backToPlanning(Escalation escalation, UUID plan, Stage stage, Actor actor, String reason) {
        stages.refuse(escalation, plan, stage, actor, reason);
        plans.supersede(escalation.id());
        verification.beginAnew(escalation.id());
        String way = escalation.turn().step() == Step.RE_TEST ? Outcomes.PLAN_AGAIN : Outcomes.REFUSED;
        Escalation next = moves.to(escalation.actionsDone(null).testedCleanIn(null), Step.PLAN, way);
        // What the sign-off would have rested on speaks of the plan that was refused; waivers of an accepted risk run on to their day.
        jdbc.sql("update escalation set risk_acceptance = null, put_right_at = null where id = ?").param(escalation.id().value()).update();
        String holder = Objects.requireNonNullElse(next.turn().holder(), "nobody yet, the post is vacant");
        story.tell(next, actor, Happening.SIGN_OFF_REFUSED, "“" + stage.word() + "”: " + reason + " To be planned again by " + holder);
        return next;
    }
}

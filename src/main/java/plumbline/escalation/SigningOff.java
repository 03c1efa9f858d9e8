package plumbline.escalation;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.breaches.Breach;
import plumbline.breaches.Breaches;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.escalation.process.Outcomes;
import plumbline.evaluation.RunId;

/** Signing off: by the tier above, never by an owner of an action, and only what the rule itself has tested clean. */
@Component
public class SigningOff {

    private final Desk desk;
    private final Signers signers;
    private final Plans plans;
    private final Breaches breaches;
    private final EscalationRows escalations;
    private final EscalationProcesses processes;
    private final PauseEnding pauses;
    private final Muting muting;
    private final Standstill standstill;
    private final Story story;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Verification verification;
    private final StageSignOffs stages;

    SigningOff(Desk desk, Signers signers, Plans plans, Breaches breaches, EscalationRows escalations, EscalationProcesses processes, PauseEnding pauses,
               Muting muting, Standstill standstill, Story story, JdbcClient jdbc, Clock clock, Verification verification, StageSignOffs stages) {
        this.desk = desk;
        this.signers = signers;
        this.plans = plans;
        this.breaches = breaches;
        this.escalations = escalations;
        this.processes = processes;
        this.pauses = pauses;
        this.muting = muting;
        this.standstill = standstill;
        this.story = story;
        this.jdbc = jdbc;
        this.clock = clock;
        this.verification = verification;
        this.stages = stages;
    }

    /** Signs off and closes. */
    public Attempt<Escalation> sign(Change change, String comment) {
        return desk.work(change, escalation -> {
            String refusal = signers.refusal(escalation, change.actor());
            if (refusal != null) {
                return Attempt.notAllowed(refusal);
            }
            refusal = notNow(escalation);
            return refusal != null ? Attempt.notNow(refusal)
                    : Attempt.done(close(escalation, signers.signing(escalation, change.actor()), comment.strip()));
        });
    }

    /** Signs that the actions are done as the evidence shows, before it is closed. */
    public Attempt<Escalation> confirmActions(Change change, String comment) {
        return stage(change, Set.of(Step.RE_TEST, Step.SIGN_OFF), Stage.ACTIONS_DONE, comment);
    }

    /** Signs that the effect is confirmed: tested clean, or the remaining risk accepted by a named director. */
    public Attempt<Escalation> confirmEffect(Change change, String comment) {
        return stage(change, Set.of(Step.SIGN_OFF), Stage.EFFECT_CONFIRMED, comment);
    }

    /** Which of the stages a person may sign on its own now. */
    public List<Stage> open(Escalation escalation, String username) {
        Step step = escalation.turn().step();
        boolean late = step == Step.RE_TEST || step == Step.SIGN_OFF;
        if (!escalation.open() || !late || signers.refusal(escalation, Actor.named(username)) != null) {
            return List.of();
        }
        UUID plan = plans.live(escalation.id()).orElseThrow().id();
        return Stream.of(Stage.ACTIONS_DONE, Stage.EFFECT_CONFIRMED)
                .filter(stage -> (stage == Stage.ACTIONS_DONE || step == Step.SIGN_OFF) && !stages.holds(plan, stage)).toList();
    }

    private Attempt<Escalation> stage(Change change, Set<Step> steps, Stage stage, String comment) {
        return desk.workAt(steps, change, escalation -> {
            String refusal = signers.refusal(escalation, change.actor());
            if (refusal != null) {
                return Attempt.notAllowed(refusal);
            }
            UUID plan = plans.live(escalation.id()).orElseThrow().id();
            if (stage == Stage.EFFECT_CONFIRMED && !stages.holds(plan, Stage.ACTIONS_DONE)) {
                return Attempt.notNow("Sign that the actions are done first.");
            }
            if (stages.holds(plan, stage)) {
                return Attempt.notNow("“" + stage.word() + "” is signed already, and nothing has changed since.");
            }
            Actor actor = signers.signing(escalation, change.actor());
            stages.sign(escalation, plan, stage, actor, comment.strip());
            escalations.save(escalation);
            story.tell(escalation, actor, Happening.STAGE_SIGNED, stage.word() + (comment.isBlank() ? "" : ". " + comment.strip()));
            return Attempt.done(escalation);
        });
    }

    /** Whoever closes signs the stages that nobody has signed yet, or not as they read now. */
    private void signWhatIsOpen(Escalation escalation, UUID plan, Actor actor, String comment) {
        Stream.of(Stage.ACTIONS_DONE, Stage.EFFECT_CONFIRMED, Stage.CLOSED).filter(stage -> !stages.holds(plan, stage))
                .forEach(stage -> stages.sign(escalation, plan, stage, actor, comment));
    }

    private @Nullable String notNow(Escalation escalation) {
        List<Breach> cases = breaches.all(escalations.breachesOf(escalation.id()));
        long open = standstill.inBreach(cases);
        if (open > 0) {
            return "It cannot be closed without a clean re-test: " + open + " of " + cases.size()
                    + " cases are still in breach. Only the rule that raised it can say that it is over.";
        }
        if (escalation.turn().step() != Step.SIGN_OFF) {
            return "It cannot be closed without a clean re-test after all actions are done. It is at “"
                    + escalation.turn().step().word() + "”.";
        }
        return null;
    }

    private Escalation close(Escalation escalation, Actor actor, String comment) {
        muting.lockChildren(escalation);
        RunId run = escalation.cleanRun();
        UUID risk = verification.acceptedRisk(escalation.id()).orElse(null);
        jdbc.sql("""
                insert into sign_off (escalation, plan, signed_by, signed_for, signed_at, run, risk_acceptance, comment, concern)
                values (?, ?, ?, ?, ?, ?, ?, ?, (select c.id from raised_concern c join raised_concern_confirmation f on f.concern = c.id
                                                 join escalation_breach b on b.breach = c.breach where b.escalation = ?))""")
                .params(escalation.id().value(), plans.live(escalation.id()).orElseThrow().id(), actor.username(),
                        actor.onBehalfOf().orElse(null), EscalationRows.at(clock.instant()), run == null ? null : run.value(), risk, comment, escalation.id().value())
                .update();
        signWhatIsOpen(escalation, plans.live(escalation.id()).orElseThrow().id(), actor, comment);
        Escalation closed = escalation.closed(Closure.SIGNED_OFF, clock.instant());
        escalations.save(closed);
        pauses.closed(closed, actor);
        muting.closed(closed, actor);
        processes.moveOn(escalation.process(), Step.SIGN_OFF.diagramId(), Outcomes.DONE, Turns.wait(escalation.turn()));
        story.tell(closed, actor, Happening.SIGNED_OFF, (run != null ? "Tested clean in evaluation run " + run : risk != null ? "The remaining risk was accepted"
                : "It was confirmed that the concern is put right")
                + (comment.isEmpty() ? "" : ". " + comment));
        return closed;
    }
}

package plumbline.escalation;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.breaches.Breach;
import plumbline.breaches.Breaches;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.escalation.Ladder.Place;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.escalation.process.Outcomes;
import plumbline.evaluation.RunId;

/** Signing off: by the tier above, never by an owner of an action, and only what the rule itself has tested clean. */
@Component
public class SigningOff {

    private final Desk desk;
    private final Approvers approvers;
    private final PlanPeople people;
    private final Plans plans;
    private final Breaches breaches;
    private final EscalationRows escalations;
    private final EscalationProcesses processes;
    private final PauseEnding pauses;
    private final Standstill standstill;
    private final Story story;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Verification verification;
    private final StandIns standIns;

    SigningOff(Desk desk, Approvers approvers, PlanPeople people, Plans plans, Breaches breaches,
               EscalationRows escalations, EscalationProcesses processes, PauseEnding pauses, Standstill standstill, Story story, JdbcClient jdbc, Clock clock, Verification verification, StandIns standIns) {
        this.desk = desk;
        this.approvers = approvers;
        this.people = people;
        this.plans = plans;
        this.breaches = breaches;
        this.escalations = escalations;
        this.processes = processes;
        this.pauses = pauses;
        this.standstill = standstill;
        this.story = story;
        this.jdbc = jdbc;
        this.clock = clock;
        this.verification = verification;
        this.standIns = standIns;
    }

    /** Signs off and closes. */
    public Attempt<Escalation> sign(Change change, String comment) {
        return desk.work(change, escalation -> {
            Actor actor = standIns.as(change.actor(), signer(escalation)).orElse(change.actor());
            String refusal = notAllowed(escalation, change.actor());
            if (refusal != null) {
                return Attempt.notAllowed(refusal);
            }
            refusal = notNow(escalation);
            return refusal != null ? Attempt.notNow(refusal) : Attempt.done(close(escalation, actor, comment.strip()));
        });
    }

    private @Nullable String notAllowed(Escalation escalation, Actor actor) {
        if (standIns.oneWith(actor.username()).stream().anyMatch(people.owners(escalation.id())::contains)) {
            return "You own an action of this plan, or stand in for somebody who does, so somebody else must sign it off.";
        }
        String signer = signer(escalation);
        return standIns.acts(actor.username(), signer) ? null
                : "The tier above signs off: " + (signer == null ? "the post is vacant" : signer) + ".";
    }

    private @Nullable String signer(Escalation escalation) {
        return approvers.toSignOff(escalation.id(), escalation.turn().tier(), escalation.unit()).map(Place::holder).orElse(null);
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
        RunId run = escalation.cleanRun();
        UUID risk = verification.acceptedRisk(escalation.id()).orElse(null);
        jdbc.sql("insert into sign_off (escalation, plan, signed_by, signed_for, signed_at, run, risk_acceptance, comment) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(escalation.id().value(), plans.live(escalation.id()).orElseThrow().id(), actor.username(),
                        actor.onBehalfOf().orElse(null), EscalationRows.at(clock.instant()), run == null ? null : run.value(), risk, comment)
                .update();
        Escalation closed = escalation.closed(Closure.SIGNED_OFF, clock.instant());
        escalations.save(closed);
        pauses.closed(closed, actor);
        processes.moveOn(escalation.process(), Step.SIGN_OFF.diagramId(), Outcomes.DONE, Turns.wait(escalation.turn()));
        story.tell(closed, actor, Happening.SIGNED_OFF, (run == null ? "The remaining risk was accepted" : "Tested clean in evaluation run " + run) + (comment.isEmpty() ? "" : ". " + comment));
        return closed;
    }
}

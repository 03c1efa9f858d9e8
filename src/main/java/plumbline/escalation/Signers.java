package plumbline.escalation;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.escalation.Ladder.Place;

/** Who may sign what was done about an escalation: the tier above, never an owner of an action nor whoever stands in for one. */
@Component
class Signers {

    private final Approvers approvers;
    private final PlanPeople people;
    private final StandIns standIns;

    Signers(Approvers approvers, PlanPeople people, StandIns standIns) {
        this.approvers = approvers;
        this.people = people;
        this.standIns = standIns;
    }

    /** Why somebody may not sign; {@code null} when they may. */
    @Nullable String refusal(Escalation escalation, Actor actor) {
        if (standIns.oneWith(actor.username()).stream().anyMatch(people.owners(escalation.id())::contains)) {
            return "You own an action of this plan, or stand in for somebody who does, so somebody else must sign it off.";
        }
        String signer = signer(escalation);
        return standIns.acts(actor.username(), signer) ? null
                : "The tier above signs off: " + (signer == null ? "the post is vacant" : signer) + ".";
    }

    /** Whoever signs, and for whom if they stand in for somebody. Only after {@link #refusal} found nothing. */
    Actor signing(Escalation escalation, Actor actor) {
        return standIns.as(actor, signer(escalation)).orElseThrow();
    }

    private @Nullable String signer(Escalation escalation) {
        return approvers.toSignOff(escalation.id(), escalation.turn().tier(), escalation.unit()).map(Place::holder).orElse(null);
    }
}

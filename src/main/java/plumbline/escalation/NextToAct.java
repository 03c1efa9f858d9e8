package plumbline.escalation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.escalation.Ladder.Place;

/**
 * Says who has to act for a step to end. Who agrees and who signs off depends on who stands in for whom today, so lists and
 * pages ask here instead of reading who it was when the step began.
 */
@Component
class NextToAct {

    private final Approvers approvers;

    NextToAct(Approvers approvers) {
        this.approvers = approvers;
    }

    /** Who it is at a step when somebody holds the escalation at a place; {@code null} while the rule tests again, and for a vacant post. */
    @Nullable String at(Escalation escalation, Step step, Place place) {
        Optional<Place> acts = switch (step) {
            case AGREE -> approvers.toAgree(escalation.id(), place.tier(), escalation.unit());
            case SIGN_OFF -> approvers.toSignOff(escalation.id(), place.tier(), escalation.unit());
            case RE_TEST, CLOSED -> Optional.empty();
            default -> Optional.of(place);
        };
        return acts.map(Place::holder).orElse(null);
    }

    /** The escalation with who has to act today. */
    Escalation today(Escalation escalation) {
        Turn turn = escalation.turn();
        boolean judged = escalation.open() && (turn.step() == Step.AGREE || turn.step() == Step.SIGN_OFF);
        return judged ? escalation.at(turn.actsNext(at(escalation, turn.step(), new Place(turn.tier(), turn.holder())))) : escalation;
    }
}

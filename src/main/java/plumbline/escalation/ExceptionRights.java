package plumbline.escalation;

import java.util.Optional;
import org.springframework.stereotype.Component;
import plumbline.breaches.ExceptionRequest;
import plumbline.breaches.ExceptionRequest.State;
import plumbline.core.Actor;
import plumbline.escalation.Ladder.Place;

/** Who asks for a pause or a waiver, who decides about it and who may end it early. */
@Component
class ExceptionRights {

    /** Who decides, and at which tier. */
    record Decider(int tier, Actor actor) {
    }

    private final Ladder ladder;
    private final ExceptionLimits limits;
    private final StandIns standIns;

    ExceptionRights(Ladder ladder, ExceptionLimits limits, StandIns standIns) {
        this.ladder = ladder;
        this.limits = limits;
        this.standIns = standIns;
    }

    boolean holds(Escalation escalation, String username) {
        return standIns.acts(username, ladder.at(escalation.turn().tier(), escalation.unit()).holder());
    }

    /** The change as it is put down when whoever asks stands in for the escalation's holder. */
    Change asHolder(Change change) {
        return standIns.asHolder(change);
    }

    /** The post holder who decides; empty while no post that may is held. */
    Optional<String> decider(Escalation escalation, ExceptionRequest request) {
        return place(escalation, request).map(Place::holder);
    }

    /** The decider, if this is who they or whoever stands in for them are. */
    Optional<Decider> deciding(Escalation escalation, ExceptionRequest request, Actor actor) {
        return place(escalation, request).flatMap(place -> standIns.as(actor, place.holder()).map(as -> new Decider(place.tier(), as)));
    }

    boolean mayDecide(Escalation escalation, ExceptionRequest request, String username) {
        return request.state() == State.ASKED && decider(escalation, request).filter(holder -> standIns.acts(username, holder)).isPresent();
    }

    boolean mayEnd(Escalation escalation, ExceptionRequest request, String username) {
        return request.state() == State.IN_FORCE && (holds(escalation, username) || request.askedBy().people().contains(username)
                || request.decidedBy() != null && request.decidedBy().people().contains(username));
    }

    /** Who decides about a request, for somebody who does not. */
    String whoDecides(Escalation escalation, ExceptionRequest request) {
        return decider(escalation, request).orElse("nobody, the post is vacant") + ", never by who asked for it and not below "
                + ladder.name(request.lowestApprover());
    }

    private Optional<Place> place(Escalation escalation, ExceptionRequest request) {
        return limits.approver(escalation, request.lowestApprover(), request.askedBy().people());
    }
}

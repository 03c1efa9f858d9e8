package plumbline.escalation;

import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import plumbline.breaches.ExceptionRequest;
import plumbline.core.Actor;

/** Tells those with a part in a pause or a waiver what became of it. */
@Component
class ExceptionNotices {

    private final Notices notices;

    ExceptionNotices(Notices notices) {
        this.notices = notices;
    }

    /** Tells holder, author and approver, except who did it. */
    void tell(Escalation escalation, ExceptionRequest request, Actor actor, String words) {
        Set<String> people = new HashSet<>(request.askedBy().people());
        if (request.decidedBy() != null) {
            people.addAll(request.decidedBy().people());
        }
        if (escalation.turn().holder() != null) {
            people.add(escalation.turn().holder());
        }
        people.remove(actor.username());
        notices.tell(escalation.id(), people, words);
    }
}

package plumbline.studio;

import org.springframework.stereotype.Component;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;

/** Writes what happens to change requests into their story and into the audit trail. */
@Component
class ChangeStory {

    private final ChangeRequestTable requests;
    private final AuditTrail audit;

    ChangeStory(ChangeRequestTable requests, AuditTrail audit) {
        this.requests = requests;
        this.audit = audit;
    }

    void tell(ChangeRequest request, Actor actor, String what, String words) {
        requests.tell(request.id(), actor, what, words);
        audit.record(actor, "change request " + what.toLowerCase(java.util.Locale.ROOT), "change request", request.reference(), words);
    }
}

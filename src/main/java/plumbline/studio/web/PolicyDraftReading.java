package plumbline.studio.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import plumbline.escalation.policy.PolicyText;
import plumbline.studio.ChangeRequest;
import plumbline.studio.ChangeRequests;
import plumbline.studio.PolicyDrafting;

/** Puts together what there is to see of a drafted escalation policy. */
@Component
class PolicyDraftReading {

    private final PolicyDrafting drafting;
    private final ChangeRequests requests;

    PolicyDraftReading(PolicyDrafting drafting, ChangeRequests requests) {
        this.drafting = drafting;
        this.requests = requests;
    }

    /** The policy of a change request; empty when it changes none. What is over is not tried again. */
    Optional<PolicyDraftView> of(ChangeRequest request) {
        return PolicyDrafting.draft(request).map(draft -> {
            PolicyText before = requests.replacements(request).stream().filter(file -> file.path().equals(PolicyText.OWN)).findFirst()
                    .map(file -> new PolicyText(file.path(), file.before())).orElseThrow();
            return PolicyDraftView.of(before, draft, drafting.problems(request), request.state().over() ? null : drafting.impact(request).orElse(null));
        });
    }
}

package plumbline.escalation.web;

import java.time.Clock;
import org.springframework.stereotype.Component;
import plumbline.organisation.Organisation;
import plumbline.standards.RuleSets;

/** Gives each request its {@link Words}. */
@Component
class Wording {

    private final Organisation organisation;
    private final RuleSets ruleSets;
    private final Clock clock;

    Wording(Organisation organisation, RuleSets ruleSets, Clock clock) {
        this.organisation = organisation;
        this.ruleSets = ruleSets;
        this.clock = clock;
    }

    Words now() {
        return new Words(organisation, ruleSets, clock.instant());
    }
}

package plumbline.escalation.web;

import java.time.Clock;
import org.springframework.stereotype.Component;
import plumbline.escalation.Deputizing;
import plumbline.organisation.Organisation;
import plumbline.standards.RuleSets;

/** Gives each request its {@link Words}. */
@Component
class Wording {

    private final Organisation organisation;
    private final RuleSets ruleSets;
    private final Deputizing deputizing;
    private final Clock clock;

    Wording(Organisation organisation, RuleSets ruleSets, Deputizing deputizing, Clock clock) {
        this.organisation = organisation;
        this.ruleSets = ruleSets;
        this.deputizing = deputizing;
        this.clock = clock;
    }

    Words now() {
        return new Words(organisation, ruleSets, deputizing.current(), clock.instant());
    }
}

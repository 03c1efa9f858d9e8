package plumbline.escalation.process;

import java.time.Instant;
import java.util.UUID;

/** What the process of a provider's improvement asks of the domain when time has passed. The engine may ask more than once. */
public interface ProviderClock {

    /**
     * The limit of a step has passed with nobody deciding: it is told and goes one tier up, unless it is no longer at that step.
     *
     * @return the last moment from now on
     */
    Instant stepOverdue(UUID plan, String step);
}

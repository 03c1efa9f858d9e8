package plumbline.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What can be read of pauses. */
public interface Pauses {

    /** Those of one escalation, the latest first. */
    List<Pause> of(EscalationId escalation);

    /** How long what tested clean before a plan was agreed has to stay so; empty when an escalation does not settle. */
    Optional<Settling> settling(EscalationId escalation);

    /**
     * An escalation that ends by itself unless something comes back.
     *
     * @param since when all its cases had tested clean
     * @param until the last day on which they may come back without a word
     */
    record Settling(Instant since, LocalDate until) {
    }

    /** All that are in force, the first to expire first. */
    List<Pause> inForce();
}

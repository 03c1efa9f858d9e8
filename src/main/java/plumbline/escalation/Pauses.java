package plumbline.escalation;

import java.util.List;

/** What can be read of pauses. */
public interface Pauses {

    /** Those of one escalation, the latest first. */
    List<Pause> of(EscalationId escalation);

    /** All that are in force, the first to expire first. */
    List<Pause> inForce();
}

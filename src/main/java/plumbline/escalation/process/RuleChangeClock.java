package plumbline.escalation.process;

import java.util.UUID;

/** What {@code bpmn/rule-change.bpmn} asks of the domain when the day has come. The engine may ask more than once. */
public interface RuleChangeClock {

    /**
     * The day of an approved change request has begun: it is put in force. Asking again changes nothing.
     *
     * @return whether it is in force now; if not, its writers have to change it
     */
    boolean takesEffect(UUID request);
}

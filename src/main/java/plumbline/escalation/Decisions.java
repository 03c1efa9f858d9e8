package plumbline.escalation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which requests wait for a person's decision. */
@Component
class Decisions {

    private final PauseTable pauses;
    private final EscalationRows escalations;
    private final Pausing pausing;

    Decisions(PauseTable pauses, EscalationRows escalations, Pausing pausing) {
        this.pauses = pauses;
        this.escalations = escalations;
        this.pausing = pausing;
    }

    /** The escalations with a request that the person decides about, and until when it makes sense to. */
    Map<EscalationId, LocalDate> waitingFor(String username) {
        Map<EscalationId, LocalDate> waiting = new LinkedHashMap<>();
        for (Pause pause : pauses.asked()) {
            escalations.find(pause.escalation())
                    .filter(escalation -> escalation.open() && pausing.mayDecide(escalation, pause, username))
                    .ifPresent(escalation -> waiting.merge(escalation.id(), pause.until(), Decisions::earlier));
        }
        return waiting;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}

package plumbline.escalation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import plumbline.breaches.Waiver;
import plumbline.breaches.Waivers;

/** Which requests wait for a person's decision. */
@Component
class Decisions {

    private final PauseTable pauses;
    private final EscalationRows escalations;
    private final Pausing pausing;
    private final Waivers waivers;
    private final Waiving waiving;

    Decisions(PauseTable pauses, EscalationRows escalations, Pausing pausing, Waivers waivers, Waiving waiving) {
        this.pauses = pauses;
        this.escalations = escalations;
        this.pausing = pausing;
        this.waivers = waivers;
        this.waiving = waiving;
    }

    /** The escalations with a request that the person decides about, and until when it makes sense to. */
    Map<EscalationId, LocalDate> waitingFor(String username) {
        Map<EscalationId, LocalDate> waiting = new LinkedHashMap<>();
        for (Pause pause : pauses.asked()) {
            escalations.find(pause.escalation())
                    .filter(escalation -> escalation.open() && pausing.mayDecide(escalation, pause, username))
                    .ifPresent(escalation -> waiting.merge(escalation.id(), pause.until(), Decisions::earlier));
        }
        for (Waiver waiver : waivers.in(Waiver.State.ASKED)) {
            waiving.carrying(waiver).flatMap(escalations::find)
                    .filter(escalation -> escalation.open() && waiving.mayDecide(escalation, waiver, username))
                    .ifPresent(escalation -> waiting.merge(escalation.id(), waiver.until(), Decisions::earlier));
        }
        return waiting;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}

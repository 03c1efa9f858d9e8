package plumbline.escalation.web;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.escalation.EscalationSummary;
import plumbline.escalation.Escalations;
import plumbline.escalation.Pause;
import plumbline.escalation.Pauses;

/** Everything that holds a clock now, for the board. */
@Component
class InForceList {

    /** One pause in force, all in words. */
    record PauseRow(UUID escalation, String reference, String standard, String standardTitle, String unit, String severity, String holder,
                    String reason, String askedBy, String approvedBy, String until, String left, int number) {
    }

    private final Escalations escalations;
    private final Pauses pauses;
    private final Wording wording;

    InForceList(Escalations escalations, Pauses pauses, Wording wording) {
        this.escalations = escalations;
        this.pauses = pauses;
        this.wording = wording;
    }

    List<PauseRow> pauses() {
        Words words = wording.now();
        return pauses.inForce().stream()
                .flatMap(pause -> escalations.escalation(pause.escalation()).stream().map(summary -> row(pause, summary, words))).toList();
    }

    private static PauseRow row(Pause pause, EscalationSummary summary, Words words) {
        EscalationRow row = EscalationRow.of(summary, words);
        return new PauseRow(row.id(), row.reference(), row.standard(), row.standardTitle(), row.unit(), row.severity(), row.holder(),
                pause.reason(), person(pause.askedBy(), words), pause.decidedBy() == null ? "" : person(pause.decidedBy(), words),
                BusinessTime.write(pause.until()), words.left(BusinessTime.endOf(pause.until())), pause.number());
    }

    private static String person(Actor actor, Words words) {
        return words.person(actor.username()) + actor.onBehalfOf().map(other -> " for " + words.person(other)).orElse("");
    }
}

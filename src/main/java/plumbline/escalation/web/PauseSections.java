package plumbline.escalation.web;

import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.escalation.Escalation;
import plumbline.escalation.Pause;
import plumbline.escalation.Pauses;
import plumbline.escalation.Pausing;
import plumbline.escalation.web.PauseSection.PauseView;

/** Puts the pauses of an escalation into words for the person who looks. */
@Component
class PauseSections {

    private final Pauses pauses;
    private final Pausing pausing;

    PauseSections(Pauses pauses, Pausing pausing) {
        this.pauses = pauses;
        this.pausing = pausing;
    }

    PauseSection of(Escalation escalation, String username, Words words) {
        int longest = pausing.longest(escalation);
        String asking = pausing.mayAsk(escalation, username)
                ? "At most " + longest + (longest == 1 ? " working day" : " working days") + " from today." : "";
        return new PauseSection(asking, pauses.of(escalation.id()).stream()
                .map(pause -> view(escalation, pause, username, words)).toList());
    }

    private PauseView view(Escalation escalation, Pause pause, String username, Words words) {
        boolean inForce = pause.state() == Pause.State.IN_FORCE;
        return new PauseView(pause.id(), pause.number(), pause.state().word(), inForce, pause.reason(),
                person(pause.askedBy(), words) + ", " + BusinessTime.write(pause.askedAt()), BusinessTime.write(pause.until()),
                inForce ? words.left(BusinessTime.endOf(pause.until())) : "", decided(escalation, pause, words),
                pause.endedAt() == null || pause.endedBy() == null ? "" : person(pause.endedBy(), words) + ", " + BusinessTime.write(pause.endedAt()),
                escalation.open() && pausing.mayDecide(escalation, pause, username),
                escalation.open() && pausing.mayClear(escalation, pause, username));
    }

    private String decided(Escalation escalation, Pause pause, Words words) {
        if (pause.decidedBy() == null || pause.decidedAt() == null) {
            return "Waits for " + words.person(pausing.decider(escalation, pause).orElse(null));
        }
        String who = person(pause.decidedBy(), words) + ", " + BusinessTime.write(pause.decidedAt());
        return pause.comment().isEmpty() ? who : who + ": " + pause.comment();
    }

    private static String person(Actor actor, Words words) {
        return actor.username().equals(Actor.SERVICE.username()) ? "Plumbline"
                : words.person(actor.username()) + actor.onBehalfOf().map(other -> " for " + words.person(other)).orElse("");
    }
}

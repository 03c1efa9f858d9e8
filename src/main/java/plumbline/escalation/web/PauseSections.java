package plumbline.escalation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachId;
import plumbline.breaches.Waiver;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.escalation.Escalation;
import plumbline.escalation.Pause;
import plumbline.escalation.Pauses;
import plumbline.escalation.Pausing;
import plumbline.escalation.Waiving;
import plumbline.escalation.web.PauseSection.PauseView;

/** Puts the pauses of an escalation and the waivers of its cases into words for the person who looks. */
@Component
class PauseSections {

    private final Pauses pauses;
    private final Pausing pausing;
    private final Waiving waiving;

    PauseSections(Pauses pauses, Pausing pausing, Waiving waiving) {
        this.pauses = pauses;
        this.pausing = pausing;
        this.waiving = waiving;
    }

    PauseSection of(Escalation escalation, List<Breach> cases, String username, Words words) {
        int longest = pausing.longest(escalation);
        String asking = pausing.mayAsk(escalation, username)
                ? "At most " + longest + (longest == 1 ? " working day" : " working days") + " from today." : "";
        Set<BreachId> waivable = waiving.mayAskFor(escalation, username);
        Map<String, String> choices = new LinkedHashMap<>();
        cases.stream().filter(each -> waivable.contains(each.id()))
                .forEach(each -> choices.put(each.id().toString(), each.fingerprint().subject().ref()));
        return new PauseSection(asking, choices, Stream.concat(
                pauses.of(escalation.id()).stream().map(pause -> view(escalation, pause, username, words)),
                waiving.of(escalation.id()).stream().map(waiver -> view(escalation, waiver, username, words))).toList());
    }

    private PauseView view(Escalation escalation, Pause pause, String username, Words words) {
        boolean inForce = pause.state() == Pause.State.IN_FORCE;
        return new PauseView(pause.id(), "pauses", "Pause " + pause.number(), pause.state().word(), inForce, pause.reason(),
                moment(pause.askedBy(), pause.askedAt(), words), BusinessTime.write(pause.until()), left(inForce, pause.until(), words),
                pause.decidedBy() == null ? "Waits for " + words.answering(pausing.decider(escalation, pause).orElse(null))
                        : decided(pause.decidedBy(), pause.decidedAt(), pause.comment(), words),
                moment(pause.endedBy(), pause.endedAt(), words),
                escalation.open() && pausing.mayDecide(escalation, pause, username),
                escalation.open() && pausing.mayClear(escalation, pause, username));
    }

    private PauseView view(Escalation escalation, Waiver waiver, String username, Words words) {
        boolean inForce = waiver.state() == Waiver.State.IN_FORCE;
        return new PauseView(waiver.id(), "waivers", "Waiver for " + waiving.subject(waiver), waiver.state().word(), inForce, waiver.reason(),
                moment(waiver.askedBy(), waiver.askedAt(), words), BusinessTime.write(waiver.until()), left(inForce, waiver.until(), words),
                waiver.decidedBy() == null ? "Waits for " + words.answering(waiving.decider(escalation, waiver).orElse(null))
                        : decided(waiver.decidedBy(), waiver.decidedAt(), waiver.comment(), words),
                moment(waiver.endedBy(), waiver.endedAt(), words),
                escalation.open() && waiving.mayDecide(escalation, waiver, username),
                escalation.open() && waiving.mayClear(escalation, waiver, username));
    }

    private static String left(boolean inForce, LocalDate until, Words words) {
        return inForce ? words.left(BusinessTime.endOf(until)) : "";
    }

    private static String decided(Actor actor, @Nullable Instant at, String comment, Words words) {
        String who = moment(actor, at, words);
        return comment.isEmpty() ? who : who + ": " + comment;
    }

    private static String moment(@Nullable Actor actor, @Nullable Instant at, Words words) {
        return actor == null || at == null ? "" : person(actor, words) + ", " + BusinessTime.write(at);
    }

    private static String person(Actor actor, Words words) {
        return actor.username().equals(Actor.SERVICE.username()) ? "Plumbline"
                : words.person(actor.username()) + actor.onBehalfOf().map(other -> " for " + words.person(other)).orElse("");
    }
}

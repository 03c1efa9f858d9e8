package plumbline.escalation.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachId;
import plumbline.breaches.ExceptionRequest;
import plumbline.breaches.ExceptionRequest.State;
import plumbline.breaches.Waiver;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.escalation.Escalation;
import plumbline.escalation.Pause;
import plumbline.escalation.Pauses;
import plumbline.escalation.Pausing;
import plumbline.escalation.Waiving;
import plumbline.escalation.web.PauseSection.PassedView;
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
        String asking = pausing.mayAsk(escalation, username) ? asking(pausing.longest(escalation), pausing.held(escalation)) : "";
        Set<BreachId> waivable = waiving.mayAskFor(escalation, username);
        Map<String, String> choices = new LinkedHashMap<>();
        cases.stream().filter(each -> waivable.contains(each.id()))
                .forEach(each -> choices.put(each.id().toString(), each.fingerprint().subject().ref()));
        return new PauseSection(asking, choices, Stream.concat(pauses.settling(escalation.id()).map(settling -> view(escalation, settling, words)).stream(), Stream.concat(
                pauses.of(escalation.id()).stream().map(pause -> view(escalation, pause, username, words)),
                waiving.of(escalation.id()).stream().filter(waiver -> waiver.setAside() == null).map(waiver -> view(escalation, waiver, username, words)))).toList());
    }

    private static String asking(int longest, int held) {
        return "At most " + days(longest) + " from today." + (held == 0 ? "" : " Its clock has been held for " + days(held)
                + " already; beyond " + days(longest) + " altogether, each further pause is decided a tier higher.");
    }

    private static String days(int days) {
        return days + (days == 1 ? " working day" : " working days");
    }

    private static PauseView view(Escalation escalation, Pauses.Settling settling, Words words) {
        String until = BusinessTime.write(settling.until());
        return new PauseView(escalation.id().value(), "", "Settling", State.IN_FORCE.word(), true,
                "Every case tested clean before a plan was agreed. If none comes back until then, it ends by itself; its clock is held meanwhile.", "", until,
                words.left(BusinessTime.endOf(settling.until())), "", "", false, false,
                List.of(new PassedView("Granted on " + BusinessTime.write(settling.since()), false), new PassedView("In force until the end of " + until, true)), "granted");
    }

    private PauseView view(Escalation escalation, Pause pause, String username, Words words) {
        return view(pause, "pauses", "Pause " + pause.number(), pausing.decider(escalation, pause),
                escalation.open() && pausing.mayDecide(escalation, pause, username),
                escalation.open() && pausing.mayClear(escalation, pause, username), words);
    }

    private PauseView view(Escalation escalation, Waiver waiver, String username, Words words) {
        return view(waiver, "waivers", "Waiver for " + waiving.subject(waiver), waiving.decider(escalation, waiver),
                escalation.open() && waiving.mayDecide(escalation, waiver, username),
                escalation.open() && waiving.mayClear(escalation, waiver, username), words);
    }

    private static PauseView view(ExceptionRequest request, String path, String title, Optional<String> decider, boolean mayDecide, boolean mayEnd,
            Words words) {
        boolean inForce = request.state() == State.IN_FORCE;
        return new PauseView(request.id(), path, title, request.state().word(), inForce, request.reason(),
                moment(request.askedBy(), request.askedAt(), words), BusinessTime.write(request.until()),
                inForce ? words.left(BusinessTime.endOf(request.until())) : "",
                request.decidedBy() == null ? "Waits for " + words.answering(decider.orElse(null)) : decided(request, words),
                moment(request.endedBy(), request.endedAt(), words), mayDecide, mayEnd, passed(request), inDiagram(request));
    }

    private static List<PassedView> passed(ExceptionRequest request) {
        if (request.decidedAt() == null || request.state() == State.REFUSED) {
            return List.of();
        }
        List<PassedView> passed = new ArrayList<>(List.of(new PassedView("Granted on " + BusinessTime.write(request.decidedAt()), false)));
        String inForce = "In force until the end of " + BusinessTime.write(request.until());
        passed.add(new PassedView(inForce, request.state() == State.IN_FORCE));
        if (request.endedAt() != null) {
            passed.add(new PassedView(request.state().word() + " on " + BusinessTime.write(request.endedAt()), false));
        }
        return passed;
    }

    private static String inDiagram(ExceptionRequest request) {
        return switch (request.state()) {
            case EXPIRED -> "granted in-force expiry-passed expire expired";
            case CLEARED -> "granted in-force ended-early";
            default -> "granted";
        };
    }

    private static String decided(ExceptionRequest request, Words words) {
        String who = moment(request.decidedBy(), request.decidedAt(), words);
        return request.comment().isEmpty() ? who : who + ": " + request.comment();
    }

    private static String moment(@Nullable Actor actor, @Nullable Instant at, Words words) {
        return actor == null || at == null ? "" : person(actor, words) + ", " + BusinessTime.write(at);
    }

    private static String person(Actor actor, Words words) {
        return actor.username().equals(Actor.SERVICE.username()) ? "Plumbline"
                : words.person(actor.username()) + actor.onBehalfOf().map(other -> " for " + words.person(other)).orElse("");
    }
}

package plumbline.escalation;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumbline.breaches.ExceptionRequest;
import plumbline.core.Actor;

/** What pauses and waivers differ in while people decide about them. */
interface ExceptionKind<R extends ExceptionRequest> {

    /** {@code pause} or {@code waiver}: in sentences, and what the process that ends one is started for. */
    String word();

    /** One of this escalation's with its subject, for example {@code pause} or {@code waiver for P-17}. */
    String name(R request);

    Happening approved();

    Happening refused();

    Optional<R> find(Escalation escalation, UUID id);

    /**
     * Puts down a decision.
     *
     * @param state   in force or refused
     * @param tier    the position of the tier that decided
     * @param process the live process that will end it; {@code null} when it was refused
     */
    void putDown(R request, ExceptionRequest.State state, Actor actor, int tier, String comment, @Nullable String process);

    /** Ends one in force early and gives the escalation as it goes on. */
    Escalation end(Escalation escalation, R request, Actor actor, String reason);
}

package plumbline.breaches;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumbline.core.Actor;

/**
 * The waivers of breaches. Who may ask and who decides is checked where people work on escalations; the table refuses an
 * author who approves and an approver who is too low. Every change joins the caller's transaction.
 */
public interface Waivers {

    /** The waiver with an id. */
    Optional<Waiver> waiver(UUID id);

    /** Those of some breaches, the latest first. */
    List<Waiver> of(Collection<BreachId> breaches);

    /** All in a state, the first to expire first. */
    List<Waiver> in(Waiver.State state);

    /** Those in force whose breach the rule has tested clean. */
    List<Waiver> ofCleared();

    /** The breaches that a waiver in force covers. */
    Set<BreachId> waived();

    /** Puts down a request. */
    void ask(BreachId breach, Actor actor, String reason, LocalDate until, int lowestApprover);

    /**
     * Puts down a decision.
     *
     * @param state   in force or refused
     * @param tier    the position of the tier that decided
     * @param process the live process that will end it; {@code null} when it was refused
     */
    void decide(UUID id, Waiver.State state, Actor actor, int tier, String comment, @Nullable String process);

    /** Ends one that is in force. */
    void end(UUID id, Waiver.State state, Actor actor);
}

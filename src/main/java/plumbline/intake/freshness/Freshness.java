package plumbline.intake.freshness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.UnitId;
import plumbline.facts.FactKind;

/** How fresh the facts are, feed by feed. Whoever draws a conclusion from facts that are not there asks here first. */
public interface Freshness {

    /** Every feed that ever came or should come as it stood at a moment, those with a trouble first. */
    List<FeedState> feeds(Instant at);

    /** How one feed stood at a moment; empty when it never came and nobody expects it. */
    Optional<FeedState> feed(FeedName feed, Instant at);

    /** Whether a file with something new came between two moments that brings facts of one of these kinds and speaks of a day or later ones. */
    boolean cameBetween(Set<FactKind> kinds, Instant from, Instant until, LocalDate day);

    /** The same for facts of whatever kind. */
    boolean cameBetween(Instant from, Instant until, LocalDate day);

    /**
     * States when a feed should come, from now on.
     *
     * @param answers the unit whose managers hear of it when it does not; empty when it is the council as a whole
     */
    Attempt<FeedState> expect(FeedName feed, int everyDays, int graceDays, int smallestPercent, Optional<UnitId> answers, Actor actor);

    /** Says why the last file of a feed is right, although it is empty or small. */
    Attempt<FeedState> confirm(FeedName feed, String reason, Actor actor);

    /** Of some feeds those that bring facts of one of these kinds. */
    static List<FeedState> bringing(Collection<FeedState> feeds, Set<FactKind> kinds) {
        return feeds.stream().filter(state -> state.feed().kinds().stream().anyMatch(kinds::contains)).toList();
    }
}

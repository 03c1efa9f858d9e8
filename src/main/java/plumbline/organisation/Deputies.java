package plumbline.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who stands in for whom, and whose work passed to whom for good. One person has at most one deputy on a day. */
public interface Deputies {

    /** Who stands in for a person on a day; not somebody who is suspended, because what waits for the person would wait for nobody. */
    Optional<Deputy> of(String person, LocalDate day);

    /** For whom a person stands in on a day. */
    List<Deputy> standingIn(String deputy, LocalDate day);

    /** All that have not ended on a day, the first to start first. */
    List<Deputy> from(LocalDate day);

    /** Puts one in place; a second one for the same person and a common day is refused with {@code false}. */
    boolean put(Deputy deputy, String by, Instant at);

    /** Ends one before its last day, or before it starts. */
    void end(UUID id, String by, Instant at);

    /** Gives every post of a person to another, ends their deputies, and puts it down; answers how many posts it were. */
    int succeed(String leaver, String successor, int actions, String by, Instant at);

    /** Who answers when no tier has anybody. */
    Optional<String> fallback();

    /** Sets who answers when no tier has anybody. */
    void setFallback(String username);
}

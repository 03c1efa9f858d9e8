package plumbline.core;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who did something: a signed-in person, a person on behalf of another, or the service itself when a clock ran out.
 *
 * @param username   the sign-in name, or {@code plumbline} for the service itself
 * @param onBehalfOf the post holder a deputy stood in for
 */
public record Actor(String username, Optional<String> onBehalfOf) {

    /** The service itself: clocks, nightly runs, automatic clearing. */
    public static final Actor SERVICE = new Actor("plumbline", Optional.empty());

    public Actor {
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(onBehalfOf, "onBehalfOf");
    }

    public static Actor named(String username) {
        return new Actor(username, Optional.empty());
    }

    /** Whoever acted, and whom they stood in for. */
    public Set<String> people() {
        return Stream.concat(Stream.of(username), onBehalfOf.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The actor as people read it, for example {@code head-reviews for director}. */
    public String words() {
        return onBehalfOf.map(other -> username + " for " + other).orElse(username);
    }
}

package plumbline.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.Actor;
import plumbline.core.EmailAddress;

/**
 * Another system that may send files and read what became of them, and nothing else.
 *
 * @param name       the system's name, for example {@code Case management export}; no two accounts ever have the same
 * @param lastDay    the last day on which its token is good
 * @param resultsTo  where the result of its files is mailed, if anywhere
 * @param lastUsedAt when it last called, to the minute, if it ever did
 * @param revokedAt  when somebody ended it for good, if somebody did
 */
public record ServiceAccount(long id, String name, LocalDate lastDay, Optional<EmailAddress> resultsTo, Instant createdAt, String createdBy,
                             @Nullable Instant lastUsedAt, @Nullable Instant revokedAt, @Nullable String revokedBy) implements Caller {

    /** People's sign-in names have no blanks, so that nobody can be taken for a system. */
    private static final String KIND = " (service account)";

    /** Whether its token opens anything. */
    public enum State {
        IN_USE("In use"),
        EXPIRED("Expired"),
        REVOKED("Revoked");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The word people read. */
        public String word() {
            return word;
        }
    }

    /** How it stands on a day. */
    public State on(LocalDate day) {
        return revokedAt != null ? State.REVOKED : day.isAfter(lastDay) ? State.EXPIRED : State.IN_USE;
    }

    @Override
    public Actor actor() {
        return Actor.named(name + KIND);
    }

    /** The name of the account that acted, if it was one. */
    static Optional<String> name(Actor actor) {
        String username = actor.username();
        return username.endsWith(KIND) ? Optional.of(username.substring(0, username.length() - KIND.length())) : Optional.empty();
    }
}

package plumbline.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plumbline.core.EmailAddress;

/**
 * A message in the outbox.
 *
 * @param about    what it tells of
 * @param attempts how often it was tried
 * @param nextAt   when it is tried next, while it waits
 * @param endedAt  when it was sent or given up
 * @param problem  why the last attempt failed, if it did
 */
public record Message(long id, EmailAddress to, String subject, String body, String about, Instant createdAt, MessageState state, int attempts,
               @Nullable Instant nextAt, @Nullable Instant endedAt, @Nullable String problem) {
}

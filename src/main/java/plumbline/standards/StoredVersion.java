package plumbline.standards;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored rule set version as people see it.
 *
 * @param createdAt     when it was put in force
 * @param createdBy     the sign-in name of whoever put it in force
 * @param reason        why; empty for the files that came with the service
 * @param changeRequest the reference of the change request it came from, for example {@code RC-0012}; {@code null} when it did
 *                      not come from one
 * @param restores      the earlier version whose files it brings back; {@code null} when it is no restored one
 */
public record StoredVersion(int number, String contentHash, Instant createdAt, String createdBy, String reason,
                            @Nullable String changeRequest, @Nullable Integer restores) {
}

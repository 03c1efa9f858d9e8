package plumbline.standards.versions;

import java.time.Instant;

/**
 * A stored rule set version as people see it.
 *
 * @param createdBy the sign-in name of whoever put it in force
 */
public record StoredVersion(int number, String contentHash, Instant createdAt, String createdBy) {
}

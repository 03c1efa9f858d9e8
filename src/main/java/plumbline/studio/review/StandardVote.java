package plumbline.studio.review;

import java.time.Instant;

/** Somebody's word that a standard is of no use, and why. */
public record StandardVote(String username, String reason, Instant at) {
}

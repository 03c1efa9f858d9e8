package plumbline.facts;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * A safeguarding concern. A day without a time is kept as a day: the instant stays {@code null} and is never guessed.
 *
 * @param receivedOn  the London day it was received
 * @param receivedAt  the instant it was received
 * @param allocated   whether the source says it has been allocated to a named social worker
 * @param allocatedAt the instant it was allocated
 * @param decided     whether the source says the section 42 decision is recorded
 * @param decidedOn   the day the decision was recorded
 */
public record Concern(String ref, long personId, String personRef, UnitId unit, @Nullable LocalDate receivedOn,
                      @Nullable Instant receivedAt, boolean allocated, @Nullable Instant allocatedAt, boolean decided,
                      @Nullable LocalDate decidedOn) implements Fact {
}

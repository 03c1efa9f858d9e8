package plumbline.escalation;

import java.time.Instant;

/**
 * A tier that holds an escalation at the latest after a moment, whatever was done.
 *
 * @param tier  its position
 * @param dueAt the last moment at which a lower tier may hold it
 */
record OuterLimit(int tier, Instant dueAt) {
}

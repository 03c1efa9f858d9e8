package plumbline.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * The demonstration clock was moved forward. Published once for each working day moved, on the mover's thread and outside
 * any transaction, so that what falls due that day happens before the next day comes.
 *
 * @param now    the moment it is now
 * @param offset how far the service is ahead of the system clock
 */
public record ClockMoved(Instant now, Duration offset) {
}

package plumbline.clock;

import java.time.Instant;
import plumbline.core.Actor;
import plumbline.core.Attempt;

/**
 * Moves time forward in a demonstration. In production every attempt is refused.
 */
public interface MovableClock {

    /** The most days one request may move. */
    int MOST_WORKING_DAYS = 260;

    /** Whether time can be moved here at all. */
    boolean movable();

    /** The moment it is now for the whole service. */
    Instant now();

    /**
     * Moves time forward, working day by working day, letting everything that falls due on each day happen.
     *
     * @param days 1 to {@link #MOST_WORKING_DAYS}
     * @return the moment it is then
     */
    Attempt<Instant> moveForward(int days, Actor actor);
}

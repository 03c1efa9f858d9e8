package plumbline.intake.freshness;

import java.time.Instant;
import java.util.Optional;
import plumbline.core.UnitId;

/**
 * When a feed should come and how much of it. The council says so; nothing is assumed.
 *
 * @param everyDays       how many days after it came it should come again
 * @param graceDays       how many days later than that it still counts as on time
 * @param smallestPercent the least part of its usual rows it may have, 0 when any number is right
 * @param answers         the unit whose managers hear of it when it is late or incomplete; empty when it is the council as a whole
 */
public record Expectation(int everyDays, int graceDays, int smallestPercent, Optional<UnitId> answers, String statedBy, Instant statedAt) {

    /** The longest time between two files, in days: a feed that comes once a year may come late. */
    public static final int LONGEST = 400;

    /** The most days of grace. */
    public static final int MOST_GRACE = 100;
}

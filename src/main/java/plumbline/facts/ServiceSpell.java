package plumbline.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One long-term service as stored, from which spells of support and package starts are derived.
 *
 * @param component what is provided, for example {@code Home support or domiciliary care}
 */
record ServiceSpell(String ref, String component, @Nullable LocalDate beganOn, @Nullable LocalDate endedOn) {

    /** Whether it went on at least until a day. */
    boolean lastsUntil(LocalDate day) {
        return endedOn == null || !endedOn.isBefore(day);
    }
}

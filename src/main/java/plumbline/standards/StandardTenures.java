package plumbline.standards;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.StandardId;

/** From when until when each standard has been among the rules of this council. */
public interface StandardTenures {

    /**
     * One stay of a standard among the rules. One that was taken out and came back has two.
     *
     * @param number from 1, the first stay
     * @param from   when the first version with it was stored
     * @param until  when the first version without it was stored; {@code null} while it is in force
     */
    record Tenure(StandardId standard, int number, Instant from, @Nullable Instant until) {
    }

    /** All there have been, by standard and number. */
    List<Tenure> all();
}

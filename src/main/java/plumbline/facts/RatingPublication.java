package plumbline.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * A rating of a location as it was once published, the latest and every earlier one: what held on a day is asked of these.
 *
 * @param ref         the CQC location id
 * @param publishedOn the day it was published; {@code null} when that is not known
 * @param seenOn      a day on which it held, for one whose day of publication is not known
 */
public record RatingPublication(String ref, UnitId unit, Rating.Band band, @Nullable LocalDate publishedOn,
                                @Nullable LocalDate seenOn) implements Fact {
}

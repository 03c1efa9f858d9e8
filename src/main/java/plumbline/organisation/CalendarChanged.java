package plumbline.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import plumbline.core.Jurisdiction;

/**
 * Other days than before do not count as working days. Published in the transaction that changed them.
 *
 * @param change       names this change
 * @param at           when it was made; what was reckoned later was reckoned by the days after it
 * @param why          what brought it, in words
 * @param jurisdiction whose calendar it is
 * @param before       the days that did not count, weekends aside
 * @param after        the days that do not count now, weekends aside
 */
public record CalendarChanged(UUID change, Instant at, String why, Jurisdiction jurisdiction, List<LocalDate> before, List<LocalDate> after) {

    public CalendarChanged {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}

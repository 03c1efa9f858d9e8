package plumbline.organisation;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Who stands in for somebody.
 *
 * @param person the sign-in name of whoever is away
 * @param deputy the sign-in name of whoever stands in
 * @param starts the first day
 * @param ends   the last day
 */
public record Deputy(UUID id, String person, String deputy, LocalDate starts, LocalDate ends) {

    /** Whether the deputy stands in on that day. */
    public boolean on(LocalDate day) {
        return !day.isBefore(starts) && !day.isAfter(ends);
    }
}

package plumbline.organisation;

import java.time.LocalDate;

/**
 * The governance board meets on other days than before. Published in the transaction that changed them.
 *
 * @param day the day of the meeting that was called, moved or cancelled, as it is now
 */
public record BoardMeetingsChanged(LocalDate day) {
}

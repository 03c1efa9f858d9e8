package plumbline.core;

import java.util.Objects;

/**
 * The calendars a rule set judges by.
 *
 * @param local         the council's own: bank holidays of its jurisdiction and its closure days
 * @param unitedKingdom bank holidays of any part of the United Kingdom, for freedom of information (Freedom of Information
 *                      Act 2000, section 10(6))
 */
public record Calendars(WorkingCalendar local, WorkingCalendar unitedKingdom) {

    public Calendars {
        Objects.requireNonNull(local, "local");
        Objects.requireNonNull(unitedKingdom, "unitedKingdom");
    }
}

package plumbline.escalation.calendar;

import java.time.LocalDate;
import java.util.List;
import plumbline.core.BusinessTime;

/**
 * Deadlines of escalations that another calendar moves.
 *
 * @param open        how many escalations are open
 * @param escalations how many of them have a deadline that moves
 * @param moved       how many deadlines move in all
 * @param shown       at most {@value #SHOWN} of them, the earliest first
 */
public record MovedDeadlines(int open, int escalations, int moved, List<Moved> shown) {

    /** How many are listed. */
    public static final int SHOWN = 50;

    public MovedDeadlines {
        shown = List.copyOf(shown);
    }

    /**
     * One deadline that moves.
     *
     * @param id        the escalation
     * @param what      which deadline of it, in words
     * @param before    the last day so far
     * @param after     the last day then
     * @param days      by how many days of the calendar; less than 0 for earlier
     */
    public record Moved(String id, String reference, String standard, String unit, String what, LocalDate before, LocalDate after, long days) {

        /** The last day then, with its weekday. */
        public String by() {
            return BusinessTime.write(after);
        }

        /** The last day so far, with its weekday. */
        public String was() {
            return BusinessTime.write(before);
        }

        /** For example {@code 1 day later}. */
        public String howFar() {
            return Math.abs(days) + (Math.abs(days) == 1 ? " day " : " days ") + (days < 0 ? "earlier" : "later");
        }
    }
}

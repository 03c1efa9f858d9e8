package plumbline.organisation;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A meeting of the governance board.
 *
 * @param reason why it was moved last, or cancelled; empty when neither
 */
public record BoardMeeting(UUID id, LocalDate day, State state, String reason) {

    /** Whether it takes place. */
    public enum State { CALLED, CANCELLED }

    /** Whether it takes place and is not over before a day. */
    public boolean ahead(LocalDate today) {
        return state == State.CALLED && !day.isBefore(today);
    }
}

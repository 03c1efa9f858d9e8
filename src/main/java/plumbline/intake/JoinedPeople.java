package plumbline.intake;

import java.time.Instant;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.Page;

/**
 * Who is recorded twice and read as one person, because both records have one NHS number. Nothing is moved by it, so it can be undone: somebody who has
 * looked says that they are two people, and from then on each is judged by their own facts, whatever a file says.
 */
public interface JoinedPeople {

    /**
     * A second record.
     *
     * @param record the reference of the second record
     * @param person the reference of the person it is read as
     */
    record Joined(String record, String person) {
    }

    /**
     * Two records that share a number and are two people.
     *
     * @param record what was read as somebody else before
     * @param person whom it was read as
     * @param reason how somebody knows
     */
    record Apart(String record, String person, String reason, String partedBy, Instant partedAt) {
    }

    /** A page of the second records, by the person they are read as. */
    Page<Joined> joined(int page);

    /** A page of the records that were parted, the latest first. */
    Page<Apart> apart(int page);

    /** Reads a second record as a person of its own from now on. */
    Attempt<Apart> part(String record, String reason, Actor actor);

    /** Takes that back: the record is read as whom it was read as before. Refused when each of them has an NHS number of their own by now. */
    Attempt<Joined> join(String record, Actor actor);
}

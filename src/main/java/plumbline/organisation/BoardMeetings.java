package plumbline.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** When the governance board meets; one meeting a day. Who may change it is checked where people do. */
public interface BoardMeetings {

    /** The first meeting after a day; empty when none is called. */
    Optional<LocalDate> firstAfter(LocalDate day);

    /** The first meeting on a day or after it; empty when none is called. */
    Optional<BoardMeeting> firstFrom(LocalDate day);

    /** All that were ever called, the latest first. */
    List<BoardMeeting> all();

    /** One meeting. */
    Optional<BoardMeeting> meeting(UUID id);

    /** Calls meetings; on a day that has one already nothing changes. */
    void enter(Collection<LocalDate> days);

    /** Moves one to another day; {@code false} when there is one on that day already. */
    boolean move(UUID id, LocalDate day, String reason);

    /** Cancels one. */
    void cancel(UUID id, String reason);
}

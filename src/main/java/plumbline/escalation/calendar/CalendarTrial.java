package plumbline.escalation.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import plumbline.core.WorkingCalendar;

/** Deadlines of open escalations and the calendar they are reckoned by. */
public interface CalendarTrial {

    /** A change of the calendar that open escalations have followed; {@code moved} deadlines moved. */
    record Followed(UUID change, Instant at, String why, int moved) {
    }

    /** The deadlines that another calendar would move. Nothing changes. */
    MovedDeadlines with(WorkingCalendar after);

    /** The latest changes of the calendar that open escalations have followed, the latest first. */
    List<Followed> followed();

    /** The deadlines that one of these changes moved; empty when there is no such change. */
    Optional<List<MovedDeadlines.Moved>> moved(UUID change);
}

package plumbline.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** When the governance board meets. */
public interface BoardMeetings {

    /** The first meeting after a day; empty when none is entered. */
    Optional<LocalDate> firstAfter(LocalDate day);

    /** Enters meetings; a day that is there already stays. */
    void enter(Collection<LocalDate> days);
}

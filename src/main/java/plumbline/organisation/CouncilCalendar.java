package plumbline.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.core.Calendars;
import plumbline.core.Jurisdiction;

/** Which days do not count as working days, where each comes from, and the council's own among them. */
public interface CouncilCalendar {

    /** Where a day that does not count comes from. */
    enum Origin {
        NATIONAL("National list (gov.uk)"),
        COUNCIL("The council's own");

        private final String word;

        Origin(String word) {
            this.word = word;
        }

        /** The words people read. */
        public String word() {
            return word;
        }
    }

    /** One day that does not count, weekends aside; a day may be both a bank holiday and a closure day. */
    record DayOff(LocalDate day, String words, Origin origin) {
    }

    /** All days of a jurisdiction that do not count, weekends aside, the earliest first. */
    List<DayOff> daysOff(Jurisdiction jurisdiction);

    /** The bank holidays of each jurisdiction. */
    Map<Jurisdiction, Set<LocalDate>> bankHolidays();

    /** The council's closure days that are in force, the earliest first. */
    List<ClosureDay> closureDays();

    /** The calendars of a jurisdiction as they would be with other closure days; nothing changes. */
    Calendars with(Jurisdiction jurisdiction, Collection<ClosureDay> closures);

    /**
     * Puts other closure days in the place of those in force, in the caller's transaction, and tells everybody whose deadlines
     * rest on them.
     *
     * @param why what brought the change, in words
     */
    void close(Collection<ClosureDay> closures, String why);
}

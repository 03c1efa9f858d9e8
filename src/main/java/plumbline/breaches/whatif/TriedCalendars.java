package plumbline.breaches.whatif;

import org.springframework.stereotype.Component;
import plumbline.core.Calendars;
import plumbline.core.Jurisdiction;
import plumbline.organisation.ClosureFile;
import plumbline.organisation.CouncilCalendar;
import plumbline.organisation.Organisation;
import plumbline.standards.ChangedRules;

/** The calendars by which a change is tried: with its own closure days, if it says which. */
@Component
class TriedCalendars {

    private final Organisation organisation;
    private final CouncilCalendar calendar;

    TriedCalendars(Organisation organisation, CouncilCalendar calendar) {
        this.organisation = organisation;
        this.calendar = calendar;
    }

    Calendars of(ChangedRules changed) {
        return changed.files().stream().filter(file -> file.path().equals(ClosureFile.PATH)).findFirst()
                .map(file -> calendar.with(Jurisdiction.ENGLAND, new ClosureFile(file.text()).days()))
                .orElseGet(() -> organisation.calendars(Jurisdiction.ENGLAND));
    }
}

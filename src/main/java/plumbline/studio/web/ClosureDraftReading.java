package plumbline.studio.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import plumbline.organisation.ClosureDay;
import plumbline.organisation.ClosureFile;
import plumbline.organisation.CouncilCalendar;
import plumbline.studio.ChangeRequest;
import plumbline.studio.ChangeRequests;
import plumbline.studio.ClosureDrafting;

/** Puts together what there is to see of drafted closure days. */
@Component
class ClosureDraftReading {

    private final ClosureDrafting drafting;
    private final ChangeRequests requests;
    private final CouncilCalendar calendar;

    ClosureDraftReading(ClosureDrafting drafting, ChangeRequests requests, CouncilCalendar calendar) {
        this.drafting = drafting;
        this.requests = requests;
        this.calendar = calendar;
    }

    /** The closure days of a change request; empty when it changes none. What is over is not tried again. */
    Optional<ClosureDraftView> of(ChangeRequest request) {
        return ClosureDrafting.draft(request).map(draft -> request.state().over() ? ClosureDraftView.of(before(request), draft, List.of(), null)
                : ClosureDraftView.of(calendar.closureDays(), draft, drafting.problems(request), drafting.impact(request).orElse(null)));
    }

    /** The days that it took the place of: of the version before, because those in force are its own by now. */
    private List<ClosureDay> before(ChangeRequest request) {
        return requests.replacements(request).stream().filter(file -> file.path().equals(ClosureFile.PATH)).findFirst()
                .map(file -> new ClosureFile(file.before()).days()).orElseThrow();
    }
}

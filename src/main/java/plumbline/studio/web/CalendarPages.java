package plumbline.studio.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.escalation.calendar.CalendarTrial;
import plumbline.identity.Choices;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.organisation.CouncilCalendar;
import plumbline.organisation.CouncilCalendar.DayOff;
import plumbline.organisation.Organisation;
import plumbline.studio.ClosureDrafting;

/** The working calendar: which days do not count, where each comes from, how far ahead they are known, and what their changes did. */
@Controller
class CalendarPages {

    /**
     * The calendar of a jurisdiction as the API gives it.
     *
     * @param knownUntil the last day for which bank holidays are known; {@code null} when none are
     * @param warning    why somebody has to see to it soon; {@code null} when nobody has
     */
    record CalendarView(Jurisdiction jurisdiction, @Nullable LocalDate knownUntil, @Nullable String warning, List<DayOff> days) {
    }

    /** One day on the page. */
    record Row(String day, String words, String origin) {
    }

    /** A change request for closure days, on the page. */
    record Change(String reference, String heading, String state, @Nullable String colour, String inForceOn) {
    }

    /** A change that open escalations have followed. */
    record Followed(String id, String at, String why, int moved) {
    }

    private final CouncilCalendar calendar;
    private final Organisation organisation;
    private final ClosureDrafting drafting;
    private final CalendarTrial trial;
    private final Clock clock;

    CalendarPages(CouncilCalendar calendar, Organisation organisation, ClosureDrafting drafting, CalendarTrial trial, Clock clock) {
        this.calendar = calendar;
        this.organisation = organisation;
        this.drafting = drafting;
        this.trial = trial;
        this.clock = clock;
    }

    @GetMapping("/standards/calendar")
    String calendar(@RequestParam(defaultValue = "ENGLAND") Jurisdiction jurisdiction, @RequestParam(required = false) @Nullable Integer year,
                    @AuthenticationPrincipal SignedInUser user, Model model) {
        int shown = year == null ? today().getYear() : year;
        CalendarView view = view(jurisdiction);
        TreeSet<Integer> years = new TreeSet<>(view.days().stream().map(day -> day.day().getYear()).toList());
        years.add(shown);
        model.addAttribute("view", view);
        model.addAttribute("jurisdictions", Choices.of(Stream.of(Jurisdiction.values()).toList(), Enum::name, Jurisdiction::word));
        model.addAttribute("years", Choices.of(List.copyOf(years), String::valueOf, String::valueOf));
        model.addAttribute("year", String.valueOf(shown));
        model.addAttribute("rows", view.days().stream().filter(day -> day.day().getYear() == shown)
                .map(day -> new Row(BusinessTime.write(day.day()), day.words(), day.origin().word())).toList());
        model.addAttribute("known", view.knownUntil() == null ? null : BusinessTime.write(view.knownUntil()));
        model.addAttribute("writes", user.role() == Role.POLICY_AUTHOR);
        model.addAttribute("changes", drafting.changes().stream().map(request -> new Change(request.reference(), request.heading(), request.state().word(),
                ChangePage.colour(request.state()), BusinessTime.write(request.inForceOn()))).toList());
        model.addAttribute("followed", trial.followed().stream().map(one -> new Followed(one.change().toString(), BusinessTime.write(one.at()), one.why(), one.moved())).toList());
        return "studio/calendar";
    }

    @GetMapping("/standards/calendar/changes/{change}")
    String followed(@PathVariable UUID change, Model model) {
        model.addAttribute("moved", trial.moved(change).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "studio/calendar-change";
    }

    @GetMapping("/api/v1/calendar")
    @ResponseBody
    CalendarView view(@RequestParam(defaultValue = "ENGLAND") Jurisdiction jurisdiction) {
        LocalDate known = organisation.calendar(jurisdiction).knownUntil();
        boolean none = known.equals(LocalDate.MIN);
        return new CalendarView(jurisdiction, none ? null : known, none ? "No bank holidays are known. A data steward imports the file that gov.uk publishes."
                : warning(known), calendar.daysOff(jurisdiction));
    }

    private @Nullable String warning(LocalDate known) {
        if (!known.isBefore(today().plusYears(1))) {
            return null;
        }
        return "Bank holidays are known until " + BusinessTime.write(known) + (known.isBefore(today()) ? ", which has passed." : ", less than a year ahead.")
                + " Deadlines after that day count every weekday and may move later. A data steward imports the newest file that gov.uk publishes.";
    }

    private LocalDate today() {
        return BusinessTime.dayOf(clock.instant());
    }
}

package plumbline.breaches.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachFilter;
import plumbline.breaches.Breaches;
import plumbline.core.BusinessTime;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/** The list of breaches, which every number of breaches opens. */
@Controller
class BreachPages {

    /** A breach as the page shows it. */
    record BreachRow(String standard, String subject, String unit, String severity, String state, String deadline, String opened,
                     int timesSeen, String explanation) {
    }

    private final Breaches breaches;
    private final Organisation organisation;

    BreachPages(Breaches breaches, Organisation organisation) {
        this.breaches = breaches;
        this.organisation = organisation;
    }

    @GetMapping("/breaches")
    String list(@RequestParam Optional<Breach.State> state, @RequestParam Optional<StandardId> standard,
                @RequestParam Optional<UnitId> unit, @RequestParam Optional<Severity> severity,
                @RequestParam Optional<String> subject, @RequestParam(defaultValue = "1") int page, Model model) {
        Optional<String> typed = subject.map(String::strip).filter(text -> !text.isEmpty());
        Breaches.Page found = breaches.find(new BreachFilter(state, standard, unit, severity, typed), page);
        List<OrgUnit> units = organisation.units();
        model.addAttribute("page", found);
        model.addAttribute("rows", found.breaches().stream().map(breach -> row(breach, units)).toList());
        model.addAttribute("states", List.of(Breach.State.values()));
        model.addAttribute("severities", List.of(Severity.values()));
        model.addAttribute("units", units);
        model.addAttribute("state", state.orElse(null));
        model.addAttribute("severity", severity.orElse(null));
        model.addAttribute("standard", standard.map(StandardId::value).orElse(""));
        model.addAttribute("unit", unit.map(UnitId::value).orElse(""));
        model.addAttribute("subject", typed.orElse(""));
        return "breaches/list";
    }

    private static BreachRow row(Breach breach, List<OrgUnit> units) {
        String unit = units.stream().filter(candidate -> candidate.id().equals(breach.unit())).map(OrgUnit::name).findFirst()
                .orElse(breach.unit().value());
        return new BreachRow(breach.fingerprint().standard().value(), breach.fingerprint().subject().ref(), unit,
                breach.severity().word(), breach.state().word(),
                breach.deadline() == null ? "" : BusinessTime.write(BusinessTime.dayOf(breach.deadline())),
                BusinessTime.write(BusinessTime.dayOf(breach.openedAt())), breach.timesSeen(), breach.explanation());
    }
}

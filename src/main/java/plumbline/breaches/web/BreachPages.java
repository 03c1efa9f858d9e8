package plumbline.breaches.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachFate;
import plumbline.breaches.Breaches;
import plumbline.core.BusinessTime;
import plumbline.core.Page;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.evaluation.DataAges;
import plumbline.identity.Choices;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;
import plumbline.standards.RuleSets;

/** The list of breaches, which every number of breaches opens. */
@Controller
class BreachPages {

    /** A breach as the page shows it. */
    record BreachRow(String standard, String subject, String unit, String severity, boolean open, String state, String deadline,
                     String explanation, @Nullable Integer ruleSet) {
    }

    private final Breaches breaches;
    private final Organisation organisation;
    private final RuleSets ruleSets;
    private final DataAges ages;
    private final Clock clock;

    BreachPages(Breaches breaches, Organisation organisation, RuleSets ruleSets, DataAges ages, Clock clock) {
        this.ages = ages;
        this.clock = clock;
        this.breaches = breaches;
        this.organisation = organisation;
        this.ruleSets = ruleSets;
    }

    @GetMapping("/breaches")
    String list(BreachSearch search, @RequestParam(defaultValue = "1") int page, Model model) {
        Page<Breach> found = breaches.find(search.filter(), page);
        List<OrgUnit> units = organisation.units();
        model.addAttribute("page", found);
        model.addAttribute("age", ages.at(clock.instant(), search.standard()));
        model.addAttribute("rows", found.items().stream().map(breach -> row(breach, units)).toList());
        model.addAttribute("address", search.address());
        model.addAttribute("narrowed", search.narrows());
        addChoices(search, units, model);
        return "breaches/list";
    }

    private void addChoices(BreachSearch search, List<OrgUnit> units, Model model) {
        model.addAttribute("states", Choices.anyOr("Open and cleared", List.of(Breach.State.values()), Breach.State::name, Breach.State::word));
        model.addAttribute("severities", Choices.anyOr("Every severity", List.of(Severity.values()), Severity::name, Severity::word));
        model.addAttribute("units", Choices.anyOr("The whole council", units, unit -> unit.id().value(), OrgUnit::name));
        model.addAttribute("standards", Choices.anyOr("Every standard", ruleSets.inForce().standards(),
                standard -> standard.id().value(), standard -> standard.id() + " " + standard.title()));
        model.addAttribute("state", search.state().map(Breach.State::name).orElse(""));
        model.addAttribute("severity", search.severity().map(Severity::name).orElse(""));
        model.addAttribute("unit", search.unit().map(UnitId::value).orElse(""));
        model.addAttribute("standard", search.standard().map(StandardId::value).orElse(""));
        model.addAttribute("subject", search.subject().orElse(""));
        model.addAttribute("fates", Choices.anyOr("Whatever became of it", List.of(BreachFate.values()), BreachFate::name, BreachFate::words));
        model.addAttribute("fate", search.fate().map(BreachFate::name).orElse(""));
        model.addAttribute("since", search.since().map(LocalDate::toString).orElse(""));
        model.addAttribute("sinceDay", search.since().map(BusinessTime::write).orElse(""));
    }

    private static BreachRow row(Breach breach, List<OrgUnit> units) {
        String unit = units.stream().filter(candidate -> candidate.id().equals(breach.unit())).map(OrgUnit::name).findFirst()
                .orElse(breach.unit().value());
        return new BreachRow(breach.fingerprint().standard().value(), breach.fingerprint().subject().ref(), unit,
                breach.severity().word(), breach.state() == Breach.State.OPEN, breach.state().word(),
                breach.deadline() == null ? "None" : BusinessTime.write(BusinessTime.dayOf(breach.deadline())), breach.explanation(), breach.ruleSet());
    }
}

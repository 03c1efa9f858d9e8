package plumbline.evaluation.web;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import plumbline.core.Page;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.evaluation.DataAges;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.Finding;
import plumbline.evaluation.Findings;
import plumbline.evaluation.RunId;
import plumbline.identity.Choices;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;
import plumbline.standards.Outcome;
import plumbline.standards.RuleSets;

/** The list of findings, which every number of findings opens. */
@Controller
class FindingsPage {

    private final Findings findings;
    private final EvaluationRuns runs;
    private final Organisation organisation;
    private final RuleSets ruleSets;
    private final DataAges ages;
    private final Clock clock;

    FindingsPage(Findings findings, EvaluationRuns runs, Organisation organisation, RuleSets ruleSets, DataAges ages, Clock clock) {
        this.ages = ages;
        this.clock = clock;
        this.findings = findings;
        this.runs = runs;
        this.organisation = organisation;
        this.ruleSets = ruleSets;
    }

    @GetMapping("/findings")
    String list(FindingSearch search, @RequestParam(defaultValue = "1") int page, Model model) {
        Page<Finding> found = findings.find(search.filter(), page);
        model.addAttribute("page", found);
        model.addAttribute("age", ages.at(clock.instant(), search.standard()));
        model.addAttribute("rows", found.items().stream().map(finding -> FindingRow.of(finding, organisation)).toList());
        model.addAttribute("address", search.address());
        model.addAttribute("narrowed", search.narrows());
        model.addAttribute("judgedBy", search.run().flatMap(run -> runs.run(new RunId(run))).or(runs::lastCompleted).map(run -> run.ruleSet().number()).orElse(null));
        addChoices(search, model);
        return "evaluation/findings";
    }

    private void addChoices(FindingSearch search, Model model) {
        model.addAttribute("standards", Choices.anyOr("Every standard", ruleSets.inForce().standards(),
                standard -> standard.id().value(), standard -> standard.id() + " " + standard.title()));
        model.addAttribute("outcomes", Choices.anyOr("Every outcome", List.of(Outcome.values()), Outcome::name, Outcome::word));
        model.addAttribute("units", Choices.anyOr("The whole council", organisation.units(), unit -> unit.id().value(), OrgUnit::name));
        model.addAttribute("run", search.run().map(UUID::toString).orElse(null));
        model.addAttribute("standard", search.standard().map(StandardId::value).orElse(""));
        model.addAttribute("outcome", search.outcome().map(Outcome::name).orElse(""));
        model.addAttribute("unit", search.unit().map(UnitId::value).orElse(""));
        model.addAttribute("subject", search.subject().orElse(""));
    }
}

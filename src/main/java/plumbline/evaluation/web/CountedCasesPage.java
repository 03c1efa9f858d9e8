package plumbline.evaluation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.evaluation.CountedCases;
import plumbline.evaluation.CountedCases.CountedCase;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;
import plumbline.standards.RateCase;
import plumbline.standards.RuleSets;
import plumbline.standards.Standard;

/** The cases behind the number of a rate, which the number opens. */
@Controller
class CountedCasesPage {

    private final CountedCases cases;
    private final Organisation organisation;
    private final RuleSets ruleSets;

    CountedCasesPage(CountedCases cases, Organisation organisation, RuleSets ruleSets) {
        this.cases = cases;
        this.organisation = organisation;
        this.ruleSets = ruleSets;
    }

    /** A case as the page shows it; {@code open} is what its findings are listed under. */
    record Row(String ref, String open, String unit, String counts, String value) {
    }

    /** How many cases count so, and the address that lists them. */
    record PartRow(String counts, int cases, String address, boolean listed) {
    }

    @GetMapping("/findings/cases")
    String list(@RequestParam Optional<StandardId> standard, @RequestParam Optional<UnitId> unit, @RequestParam(defaultValue = RateCase.ROLLING) String period,
                @RequestParam Optional<String> provider, @RequestParam Optional<RateCase.Part> part, @RequestParam(defaultValue = "1") int page, Model model) {
        if (standard.isEmpty()) {
            // Whoever cut the address short looks for a number to open.
            return "redirect:/findings";
        }
        CountedCases.Filter filter = new CountedCases.Filter(standard.get(), unit, period, provider.filter(text -> !text.isBlank()), part);
        CountedCases.Behind found = cases.behind(filter, page);
        model.addAttribute("page", found.cases());
        model.addAttribute("rows", found.cases().items().stream().map(this::row).toList());
        model.addAttribute("parts", parts(filter, found));
        model.addAttribute("mean", found.cases().items().stream().anyMatch(one -> one.value() != null));
        model.addAttribute("standard", filter.standard().value());
        model.addAttribute("about", ruleSets.inForce().standards().stream().filter(known -> known.id().equals(filter.standard())).findFirst().map(Standard::title).orElse(""));
        model.addAttribute("where", filter.provider().orElseGet(() -> unit.map(this::name).orElse("the whole council")));
        model.addAttribute("period", period.equals(RateCase.ROLLING) ? "as it stands" : period);
        model.addAttribute("address", address(filter, part.orElse(null)));
        return "evaluation/cases";
    }

    private List<PartRow> parts(CountedCases.Filter filter, CountedCases.Behind found) {
        List<PartRow> rows = new ArrayList<>();
        rows.add(new PartRow("All", found.parts().values().stream().mapToInt(Integer::intValue).sum(), address(filter, null), filter.part().isEmpty()));
        for (RateCase.Part part : RateCase.Part.values()) {
            rows.add(new PartRow(part.word(), found.parts().getOrDefault(part, 0), address(filter, part), filter.part().filter(part::equals).isPresent()));
        }
        return rows;
    }

    private Row row(CountedCase one) {
        return new Row(one.ref(), one.person() == null ? one.ref() : one.person(), name(one.unit()), one.part().word(),
                one.value() == null ? "" : one.value().stripTrailingZeros().toPlainString());
    }

    private String name(UnitId unit) {
        return organisation.unit(unit).map(OrgUnit::name).orElse(unit.value());
    }

    /** The address of this list without the page. */
    private static String address(CountedCases.Filter filter, RateCase.@Nullable Part part) {
        return UriComponentsBuilder.fromPath("/findings/cases")
                .queryParam("standard", filter.standard().value())
                .queryParamIfPresent("unit", filter.unit().map(UnitId::value))
                .queryParam("period", filter.period())
                .queryParamIfPresent("provider", filter.provider())
                .queryParamIfPresent("part", Optional.ofNullable(part).map(RateCase.Part::name))
                .build().encode().toUriString();
    }
}

package plumbline.breaches.whatif.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;
import plumbline.breaches.whatif.Impact;
import plumbline.breaches.whatif.ImpactFilter;
import plumbline.breaches.whatif.ImpactId;
import plumbline.breaches.whatif.MonthCase;
import plumbline.breaches.whatif.WhatIf;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/** Where the lists of a what-if are. */
final class WhatIfAddress {

    private WhatIfAddress() {
    }

    /** The month end that is meant when an address names none: the last one that is worked out. */
    static LocalDate latestEnd(Impact impact, WhatIf whatIf) {
        List<Impact.MonthEnd> ends = whatIf.monthEnds(impact.id());
        return ends.isEmpty() ? impact.asAt().day() : ends.get(ends.size() - 1).day();
    }

    /** The list of what was open at a month end, without the page. */
    static String monthEnd(ImpactId id, LocalDate end, MonthCase.Rules rules) {
        return UriComponentsBuilder.fromPath("/standards/what-ifs/{id}/month-ends").queryParam("end", end).queryParam("rules", rules.name())
                .buildAndExpand(id.value()).encode().toUriString();
    }

    /** A reference that an address gives; an empty one does not narrow, and none has a sign that no text can have. */
    static Optional<String> given(Optional<String> reference) {
        return reference.map(text -> text.replace("\0", "").strip()).filter(text -> !text.isEmpty());
    }

    /** The list of cases, without the page. */
    static String cases(ImpactId id, ImpactFilter filter) {
        return UriComponentsBuilder.fromPath("/standards/what-ifs/{id}/cases")
                .queryParamIfPresent("effect", filter.effect().map(Enum::name))
                .queryParamIfPresent("standard", filter.standard().map(StandardId::value))
                .queryParamIfPresent("unit", filter.unit().map(UnitId::value))
                .queryParamIfPresent("provider", filter.provider())
                .buildAndExpand(id.value()).encode().toUriString();
    }
}

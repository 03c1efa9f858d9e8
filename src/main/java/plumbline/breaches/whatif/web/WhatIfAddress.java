package plumbline.breaches.whatif.web;

import org.springframework.web.util.UriComponentsBuilder;
import plumbline.breaches.whatif.ImpactFilter;
import plumbline.breaches.whatif.ImpactId;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/** Where the lists of a what-if are. */
final class WhatIfAddress {

    private WhatIfAddress() {
    }

    /** The list of cases, without the page. */
    static String cases(ImpactId id, ImpactFilter filter) {
        return UriComponentsBuilder.fromPath("/standards/what-ifs/{id}/cases")
                .queryParamIfPresent("effect", filter.effect().map(Enum::name))
                .queryParamIfPresent("standard", filter.standard().map(StandardId::value))
                .queryParamIfPresent("unit", filter.unit().map(UnitId::value))
                .buildAndExpand(id.value()).encode().toUriString();
    }
}

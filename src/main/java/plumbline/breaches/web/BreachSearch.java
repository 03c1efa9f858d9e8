package plumbline.breaches.web;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachFate;
import plumbline.breaches.BreachFilter;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/** What the address of the list of breaches says; what it leaves out or leaves empty does not narrow. */
record BreachSearch(Optional<Breach.State> state, Optional<StandardId> standard, Optional<UnitId> unit,
                    Optional<Severity> severity, Optional<String> subject, Optional<LocalDate> since, Optional<BreachFate> fate) {

    BreachSearch {
        subject = subject.map(String::strip).filter(text -> !text.isEmpty());
    }

    BreachFilter filter() {
        return new BreachFilter(state, standard, unit, severity, subject, since, fate);
    }

    /** The address of this list without the page. */
    String address() {
        return UriComponentsBuilder.fromPath("/breaches")
                .queryParamIfPresent("state", state.map(Breach.State::name))
                .queryParamIfPresent("standard", standard)
                .queryParamIfPresent("unit", unit.map(UnitId::value))
                .queryParamIfPresent("severity", severity.map(Severity::name))
                .queryParamIfPresent("subject", subject)
                .queryParamIfPresent("since", since)
                .queryParamIfPresent("fate", fate.map(BreachFate::name))
                .build().encode().toUriString();
    }

    boolean narrows() {
        return state.isPresent() || standard.isPresent() || unit.isPresent() || severity.isPresent() || subject.isPresent() || since.isPresent() || fate.isPresent();
    }
}

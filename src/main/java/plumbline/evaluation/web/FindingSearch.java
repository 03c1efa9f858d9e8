package plumbline.evaluation.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.web.util.UriComponentsBuilder;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.evaluation.FindingFilter;
import plumbline.evaluation.RunId;
import plumbline.standards.Outcome;

/** What the address of the list of findings says; what it leaves out or leaves empty does not narrow. */
record FindingSearch(Optional<UUID> run, Optional<StandardId> standard, Optional<String> subject, Optional<Outcome> outcome,
                     Optional<UnitId> unit) {

    FindingSearch {
        subject = subject.map(String::strip).filter(text -> !text.isEmpty());
    }

    FindingFilter filter() {
        return new FindingFilter(run.map(RunId::new), standard, subject, outcome, unit);
    }

    /** The address of this list without the page. */
    String address() {
        return UriComponentsBuilder.fromPath("/findings")
                .queryParamIfPresent("run", run)
                .queryParamIfPresent("standard", standard)
                .queryParamIfPresent("subject", subject)
                .queryParamIfPresent("outcome", outcome.map(Outcome::name))
                .queryParamIfPresent("unit", unit.map(UnitId::value))
                .build().encode().toUriString();
    }

    /** Whether anything but the run is chosen. */
    boolean narrows() {
        return standard.isPresent() || subject.isPresent() || outcome.isPresent() || unit.isPresent();
    }
}

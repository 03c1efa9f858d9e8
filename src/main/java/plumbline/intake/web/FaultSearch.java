package plumbline.intake.web;

import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;
import plumbline.core.UnitId;
import plumbline.intake.faults.FaultFilter;
import plumbline.intake.faults.FaultState;

/** What the address of the list of faults says; what it leaves out or leaves empty does not narrow. */
record FaultSearch(Optional<FaultState> state, Optional<UnitId> unit, Optional<String> format, Optional<String> column,
                   Optional<Long> batch, Optional<String> owner) {

    FaultSearch {
        format = format.map(String::strip).filter(text -> !text.isEmpty());
        column = column.map(String::strip).filter(text -> !text.isEmpty());
        owner = owner.map(String::strip).filter(text -> !text.isEmpty());
    }

    FaultFilter filter() {
        return new FaultFilter(state, unit, format, column, batch, owner);
    }

    /** The address of this list, or of another one of the same faults, without the page. */
    String address(String path) {
        return UriComponentsBuilder.fromPath(path)
                .queryParamIfPresent("state", state.map(FaultState::name))
                .queryParamIfPresent("unit", unit.map(UnitId::value))
                .queryParamIfPresent("format", format)
                .queryParamIfPresent("column", column)
                .queryParamIfPresent("batch", batch)
                .queryParamIfPresent("owner", owner)
                .build().encode().toUriString();
    }

    boolean narrows() {
        return state.isPresent() || unit.isPresent() || format.isPresent() || column.isPresent() || batch.isPresent() || owner.isPresent();
    }
}

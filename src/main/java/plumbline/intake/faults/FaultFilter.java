package plumbline.intake.faults;

import java.util.Optional;
import plumbline.core.UnitId;

/** Which faults are listed; what is empty does not narrow. */
public record FaultFilter(Optional<FaultState> state, Optional<UnitId> unit, Optional<String> format, Optional<String> column,
                          Optional<Long> batch, Optional<String> owner) {
}

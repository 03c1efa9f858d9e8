package plumbline.evaluation;

import java.util.Objects;
import java.util.UUID;

/** Names one evaluation run. */
public record RunId(UUID value) {

    public RunId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

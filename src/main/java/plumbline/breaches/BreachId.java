package plumbline.breaches;

import java.util.Objects;
import java.util.UUID;

/** Names one breach. */
public record BreachId(UUID value) {

    public BreachId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

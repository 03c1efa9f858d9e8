package plumbline.escalation;

import java.util.Objects;
import java.util.UUID;

/** Names one escalation. */
public record EscalationId(UUID value) {

    public EscalationId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

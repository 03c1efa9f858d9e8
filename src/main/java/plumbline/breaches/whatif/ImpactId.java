package plumbline.breaches.whatif;

import java.util.UUID;

/** Names one what-if. */
public record ImpactId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

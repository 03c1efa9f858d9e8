package plumbline.breaches.whatif;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names one what-if. */
public record ImpactId(UUID value) {

    /** Names what was said without the change while other facts are tried; always the same. */
    ImpactId without() {
        return new ImpactId(UUID.nameUUIDFromBytes((value + " without").getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

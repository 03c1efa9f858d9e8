package plumbline.breaches;

import java.util.Objects;
import plumbline.core.StandardId;
import plumbline.standards.Subject;

/**
 * What makes two findings the same breach: standard, subject and period. There is at most one open breach for each.
 */
public record Fingerprint(StandardId standard, Subject subject, String period) {

    public Fingerprint {
        Objects.requireNonNull(standard, "standard");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(period, "period");
    }
}

package plumbline.standards;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a standard is about: one person, one case, one provider location or one unit.
 *
 * @param kind      what it is
 * @param ref       the person's, case's, location's or provider's reference, or the unit's code
 * @param personRef the person it concerns, if any
 */
public record Subject(Kind kind, String ref, @Nullable String personRef) {

    /** The kinds of subject. */
    public enum Kind { PERSON, CASE, LOCATION, PROVIDER, UNIT }

    public Subject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(ref, "ref");
    }
}

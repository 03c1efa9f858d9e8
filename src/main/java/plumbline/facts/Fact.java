package plumbline.facts;

import plumbline.core.UnitId;

/**
 * Something known about a person, a provider or a unit. Facts are immutable records; rules read their components by
 * name. A date that is not known is {@code null}: unknown stays unknown.
 */
public interface Fact {

    /** What this fact is called in its source system; unique among facts of its type. */
    String ref();

    /** The team, service area or council unit that answers for it. */
    UnitId unit();
}

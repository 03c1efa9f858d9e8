package plumbline.facts;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
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

    /** The reference of the person it concerns, or {@code null}. */
    default @Nullable String personRef() {
        return null;
    }

    /**
     * The London day of an event of this record itself, in the words a sentence uses ("was accepted").
     *
     * @return {@code null} when it has not happened, is not known, or this kind of fact has no such event
     */
    default @Nullable LocalDate day(String says) {
        return FactWords.day(this, says);
    }

    /** The instant of an event of this record; {@code null} as for {@link #day}, and when only the day is known. */
    default @Nullable Instant moment(String says) {
        return FactWords.moment(this, says);
    }

    /** Whether the source says that an event happened, even if the day or time is missing. */
    default boolean happened(String says) {
        return FactWords.happened(this, says);
    }
}

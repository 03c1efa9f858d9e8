package plumbline.facts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.core.UnitId;

/**
 * One row of what councils keep about a piece of work: a complaint, a contact, a supervision session. Its kind says which
 * fields it may have; rules ask for them in the words of {@link RecordKind.Field#says}. A field that is not there is not known.
 *
 * @param kind      the name of its {@link RecordKind}
 * @param personId  the person's dense key, 0 when it is about nobody
 * @param personRef the person's reference, or {@code null}
 * @param about     the reference of what else it belongs to (worker, location, provider, contract), or {@code null}
 * @param values    by the words a sentence uses: {@link LocalDate}, {@link Instant}, {@link Boolean}, {@link BigDecimal},
 *                  {@link String}, or {@link #DAY_NOT_RECORDED}
 */
public record CaseRecord(String kind, String ref, long personId, @Nullable String personRef, UnitId unit, @Nullable String about,
                         Map<String, Object> values) implements Fact {

    /** Stands where the source says that something happened but not when. */
    public static final Object DAY_NOT_RECORDED = new Object() {
        @Override
        public String toString() {
            return "not recorded";
        }
    };

    public CaseRecord {
        values = Map.copyOf(values);
    }

    /**
     * A record that is about nobody in particular.
     *
     * @param fields by their name in a list of facts; what is not known is not there
     */
    public static CaseRecord of(RecordKind kind, String ref, UnitId unit, Map<String, Object> fields) {
        Map<String, Object> values = new HashMap<>();
        fields.forEach((field, value) -> values.put(kind.fields().get(field).says(), value));
        return new CaseRecord(kind.name(), ref, 0, null, unit, null, values);
    }

    /** The same record as one that belongs to something else. */
    CaseRecord belongingTo(String other) {
        return new CaseRecord(kind, ref, personId, personRef, unit, other, values);
    }

    /** The London day of an event, whether its time is known or not; {@code null} when it has not happened or is not known. */
    @Override
    public @Nullable LocalDate day(String says) {
        Object value = values.get(says);
        if (value instanceof Instant instant) {
            return BusinessTime.dayOf(instant);
        }
        return value instanceof LocalDate day ? day : null;
    }

    @Override
    public @Nullable Instant moment(String says) {
        return values.get(says) instanceof Instant instant ? instant : null;
    }

    @Override
    public boolean happened(String says) {
        Object value = values.get(says);
        return value != null && !(value instanceof Boolean);
    }

    /** A yes-or-no field; no when it is not known. */
    public boolean holds(String says) {
        return Boolean.TRUE.equals(values.get(says));
    }

    /** Whether a yes-or-no field, number or word is recorded. */
    public boolean known(String says) {
        return values.containsKey(says);
    }

    /** A number; {@code null} when it is not known. */
    public @Nullable BigDecimal number(String name) {
        return values.get(name) instanceof BigDecimal number ? number : null;
    }

    /** A word; the empty word when it is not known. */
    public String word(String name) {
        return values.get(name) instanceof String word ? word : "";
    }

    /** Whether a word is recorded as that choice. */
    public boolean is(String name, String choice) {
        return word(name).equals(choice);
    }

    /** Whether a number is known and more than an amount. */
    public boolean moreThan(String name, String amount) {
        BigDecimal number = number(name);
        return number != null && number.compareTo(new BigDecimal(amount)) > 0;
    }

    /** Whether a number is known and an amount or more. */
    public boolean atLeast(String name, String amount) {
        BigDecimal number = number(name);
        return number != null && number.compareTo(new BigDecimal(amount)) >= 0;
    }

    /** Whether a number is known and less than an amount. */
    public boolean lessThan(String name, String amount) {
        return known(name) && !atLeast(name, amount);
    }

    /** Whether a number is known and an amount or less. */
    public boolean atMost(String name, String amount) {
        return known(name) && !moreThan(name, amount);
    }
}

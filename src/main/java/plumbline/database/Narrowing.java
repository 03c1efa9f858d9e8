package plumbline.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What narrows a list: conditions in our own words, each with the value of its one named parameter. What people typed is
 * only ever a value, never part of a condition.
 *
 * @param conditions SQL conditions, all of which must hold
 * @param values     the parameters' values by name
 */
public record Narrowing(List<String> conditions, Map<String, Object> values) {

    /** Everything is listed. */
    public static final Narrowing NONE = new Narrowing(List.of(), Map.of());

    public Narrowing {
        conditions = List.copyOf(conditions);
        values = Map.copyOf(values);
    }

    /**
     * Narrows further when there is a value.
     *
     * @param condition holds {@code :name} wherever the value belongs
     * @param name      a name no other condition of this list has
     */
    public Narrowing by(String condition, String name, Optional<?> value) {
        if (value.isEmpty()) {
            return this;
        }
        List<String> more = new ArrayList<>(conditions);
        more.add(condition);
        Map<String, Object> known = new HashMap<>(values);
        if (known.put(name, value.get()) != null) {
            throw new IllegalArgumentException("two conditions have a parameter " + name);
        }
        return new Narrowing(more, known);
    }

    /** What belongs after the name of the table, beginning with a blank; nothing when everything is listed. */
    public String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
}

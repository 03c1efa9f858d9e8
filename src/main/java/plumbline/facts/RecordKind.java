package plumbline.facts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of case record: what councils keep about a piece of work in one row, such as a complaint or a contact. The kinds
 * are data ({@code record-kinds.yaml}), so that readers, worked examples and the sentences of rules all use the same words.
 *
 * @param name   what one of them is called in a sentence, without its article: {@code subject access request}
 * @param list   what many of them are called in a list of facts: {@code subject access requests}
 * @param person whether each is about a person
 * @param about  what else it belongs to (a worker, a location, a contract), the word for it in a list of facts, or {@code null}
 * @param rated  whether it is judged by how its location was rated on a day
 * @param kept   whether the service keeps these itself, so that no list of facts can bring them
 * @param fields its fields in order, by their name in a list of facts
 */
public record RecordKind(String name, String list, boolean person, @Nullable String about, boolean rated,
                         boolean kept, Map<String, Field> fields) {

    public RecordKind {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    private static final String WORKER = "worker";
    private static final String LEFT = "left on";

    /** Whether each belongs to a worker, whose reference it names. */
    public boolean aboutWorkers() {
        return !person && WORKER.equals(about);
    }

    /** Whether each says that somebody works here: its own reference is the worker's. */
    public boolean saysWhoWorksHere() {
        return !person && about == null && fields.containsKey(LEFT);
    }

    /** What a field holds. */
    public enum Type {
        /** A London day, or the remark that it happened on a day not recorded. */
        DAY,
        /** An instant; or a day alone, when the time was not recorded. */
        MOMENT,
        /** Yes or no. */
        YES_NO,
        /** A decimal number. */
        NUMBER,
        /** One of a list of words. */
        WORD
    }

    /**
     * One field.
     *
     * @param name        its name in a list of facts: {@code acknowledged on}
     * @param says        how a sentence speaks of it: {@code was acknowledged}; for numbers and words the name itself
     * @param choices     the words it may take, for {@link Type#WORD} only
     * @param mayLieAhead whether an event may be later than today, as a day by which something is due may
     * @param notBefore   the name of the event that this one cannot come before, or {@code null}
     */
    public record Field(String name, String says, Type type, List<String> choices, boolean mayLieAhead, @Nullable String notBefore) {

        public Field {
            choices = List.copyOf(choices);
        }

        /** Whether it says when something happened. */
        public boolean isEvent() {
            return type == Type.DAY || type == Type.MOMENT;
        }
    }

    /** The field a sentence speaks of. */
    public Optional<Field> saying(String says) {
        return fields.values().stream().filter(field -> field.says().equals(says)).findFirst();
    }
}

package plumbline.facts;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import plumbline.facts.FactStore.PersonRange;

/** Whose facts are read: of a range of people, or of some of them one by one. */
final class PeopleRead {

    private final String condition;
    private final Object[] parameters;

    private PeopleRead(String condition, Object... parameters) {
        this.condition = condition;
        this.parameters = parameters;
    }

    static PeopleRead of(PersonRange range) {
        return new PeopleRead("%s between ? and ?", range.first(), range.last());
    }

    static PeopleRead of(Collection<Long> people) {
        return new PeopleRead("%s = any (?)", new Object[] {people.toArray(Long[]::new)});
    }

    /** The condition that a column of a query holds one of these people; {@link #parameters()} fill it. */
    String condition(String column) {
        return condition.formatted(column);
    }

    Object[] parameters() {
        return parameters.clone();
    }

    /** The parameters after another one. */
    Object[] parametersAfter(@Nullable Object first) {
        Object[] all = new Object[parameters.length + 1];
        all[0] = first;
        System.arraycopy(parameters, 0, all, 1, parameters.length);
        return all;
    }
}

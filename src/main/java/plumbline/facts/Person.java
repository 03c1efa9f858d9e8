package plumbline.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * A person the council supports or has been asked to support.
 *
 * @param id         the service's own dense key; everything known about one person carries it, and partitions are ranges of it
 * @param ref        the local person identifier of the case system
 * @param unit       the team that holds the person
 * @param bornOn     date of birth
 * @param diedOn     date of death
 * @param leftAreaOn the day another council took responsibility
 */
public record Person(long id, String ref, UnitId unit, @Nullable LocalDate bornOn,
                     @Nullable LocalDate diedOn, @Nullable LocalDate leftAreaOn) implements Fact {

    @Override
    public String personRef() {
        return ref;
    }

    /** The same person, with what only a second record knows of them. */
    Person with(Person second) {
        return new Person(id, ref, unit, bornOn == null ? second.bornOn : bornOn, diedOn == null ? second.diedOn : diedOn,
                leftAreaOn == null ? second.leftAreaOn : leftAreaOn);
    }
}

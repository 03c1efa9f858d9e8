package plumbline.facts;

import java.util.Collection;
import java.util.List;

/**
 * Where facts are read from for judging, in partitions of whole people.
 */
public interface FactStore {

    /**
     * A range of people by their dense key.
     *
     * @param first the first key, inclusive
     * @param last  the last key, inclusive
     */
    record PersonRange(long first, long last) {
    }

    /** All people, cut into ranges that hold at most {@code size} people each. Empty when nobody is known. */
    List<PersonRange> partitions(int size);

    /** Everything known about the people of a range. */
    FactPartition people(PersonRange range);

    /** Everything known about some people, by their keys; a key of nobody, or of a second record of somebody, gives nothing. */
    FactPartition people(Collection<Long> ids);

    /** Everything known about the person with a reference; nothing when there is none. */
    FactPartition person(String ref);

    /** Everything known about providers: locations, their latest ratings and quality-assurance visits. */
    FactPartition providers();
}

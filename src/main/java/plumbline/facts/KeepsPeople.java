package plumbline.facts;

import java.util.Collection;
import java.util.Set;

/** Says which people's facts must stay, however old they are, because somebody works on something about them. */
public interface KeepsPeople {

    /** Those of some people, by their references, whose facts must stay. */
    default Set<String> kept(Collection<String> refs) {
        return Set.of();
    }

    /** Those of some references, of workers and of records about them, whose facts must stay. */
    default Set<String> keptSubjects(Collection<String> refs) {
        return Set.of();
    }

    /** Whether no facts at all may go at this moment. */
    default boolean everybodyNow() {
        return false;
    }
}

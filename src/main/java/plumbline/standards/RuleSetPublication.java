package plumbline.standards;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.Actor;

/** Puts a new rule set version in force. All calls join the caller's transaction. */
public interface RuleSetPublication {

    /**
     * A version to be.
     *
     * @param files         everything it consists of, unchanged files included
     * @param reason        why it is put in force
     * @param changeRequest the reference of the change request it comes from, if it comes from one
     * @param restores      the earlier version whose files it brings back, if it does
     */
    record NewVersion(List<RuleSource> files, Actor actor, String reason, @Nullable String changeRequest, @Nullable Integer restores) {

        public NewVersion {
            files = List.copyOf(files);
        }
    }

    /** What became of it: a version, or the problems for which it was not stored. */
    record Published(@Nullable RuleSetVersion version, List<RuleProblem> problems) {

        public Published {
            problems = List.copyOf(problems);
        }
    }

    /** The number of the newest version, which stays the newest until the caller's transaction ends. */
    int holdNewest();

    /**
     * Compiles the files, stores them as the next version, and hands it to everybody as soon as the caller's transaction has
     * ended well: whoever works with the version before goes on with that one. Nothing is stored when it does not compile.
     */
    Published publish(NewVersion version);
}

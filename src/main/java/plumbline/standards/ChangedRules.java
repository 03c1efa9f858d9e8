package plumbline.standards;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a rule set would be another one than the one in force.
 *
 * @param files    rule files that are new or say something else
 * @param takenOut the paths of rule files that would be there no more
 */
public record ChangedRules(List<RuleSource> files, Set<String> takenOut) {

    public ChangedRules {
        files = List.copyOf(files);
        takenOut = Set.copyOf(takenOut);
        for (RuleSource file : files) {
            if (takenOut.contains(file.path())) {
                throw new IllegalArgumentException(file.path() + " is either changed or taken out");
            }
        }
    }

    /** Changed files, with none taken out. */
    public static ChangedRules of(Collection<RuleSource> files) {
        return new ChangedRules(List.copyOf(files), Set.of());
    }

    /** How many files it changes or takes out. */
    public int size() {
        return files.size() + takenOut.size();
    }

    /** The paths that are taken out, in order. */
    public List<String> takenOutInOrder() {
        return List.copyOf(new TreeSet<>(takenOut));
    }
}

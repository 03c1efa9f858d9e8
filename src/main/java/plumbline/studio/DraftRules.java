package plumbline.studio;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.core.ContentHash;
import plumbline.core.StandardId;
import plumbline.standards.RuleSource;

/** What a change request makes of a rule set version. */
final class DraftRules {

    private DraftRules() {
    }

    /** All files of a version with those of a change request in their place. */
    static List<RuleSource> over(List<RuleSource> version, List<ChangedFile> changed) {
        Map<String, RuleSource> files = new TreeMap<>();
        version.forEach(file -> files.put(file.path(), file));
        for (ChangedFile file : changed) {
            if (file.content() == null) {
                files.remove(file.path());
            } else {
                files.put(file.path(), new RuleSource(file.path(), file.content()));
            }
        }
        return List.copyOf(files.values());
    }

    /** The paths of the files that are no longer what the change request was written against, and not what it wants either. */
    static List<String> overtaken(List<RuleSource> version, List<ChangedFile> changed) {
        return changed.stream().filter(file -> overtaken(StandardFiles.text(version, file.path()), file)).map(ChangedFile::path).toList();
    }

    private static boolean overtaken(@Nullable String now, ChangedFile file) {
        return !Objects.equals(hash(now), file.baseHash()) && !Objects.equals(now, file.content());
    }

    /** Names what is submitted and approved: the texts and where they go, whatever their order. */
    static String hash(List<ChangedFile> changed) {
        StringBuilder all = new StringBuilder();
        changed.stream().sorted(Comparator.comparing(ChangedFile::path))
                .forEach(file -> all.append(file.path()).append('\n').append(Objects.requireNonNullElse(hash(file.content()), "taken out")).append('\n'));
        return Objects.requireNonNull(hash(all.toString()));
    }

    static @Nullable String hash(@Nullable String text) {
        return text == null ? null : ContentHash.of(text);
    }

    /** The standards whose files it changes. */
    static Set<StandardId> standards(List<ChangedFile> changed) {
        return changed.stream().flatMap(file -> StandardFiles.standard(file.path()).stream()).collect(Collectors.toSet());
    }

    /** Those that a person has not left as they were. */
    static List<ChangedFile> different(List<RuleSource> version, List<ChangedFile> changed) {
        return changed.stream().filter(file -> !Objects.equals(StandardFiles.text(version, file.path()), file.content())).toList();
    }
}

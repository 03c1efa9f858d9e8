package plumbline.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.escalation.policy.PolicyText;
import plumbline.standards.RuleSource;

/**
 * A rules folder from elsewhere, beside the rules in force: what the pack had before, what it has now, what the council has in its
 * place. Nothing of the council's gives way before somebody chooses.
 */
final class IncomingPack {

    private final Map<String, String> now;
    private final Map<String, String> folder;

    private IncomingPack(Map<String, String> now, Map<String, String> folder) {
        this.now = now;
        this.folder = folder;
    }

    /**
     * @param now    the files in force; tables that no version has yet, as they hold
     * @param folder the files of the folder
     */
    static IncomingPack of(List<RuleSource> now, List<RuleSource> folder) {
        return new IncomingPack(texts(now), texts(folder));
    }

    /** Every standard and table that differs anywhere, in the order of their names. */
    List<IncomingChange> changes() {
        List<IncomingChange> changes = new ArrayList<>();
        for (Map.Entry<String, Set<String>> subject : subjects().entrySet()) {
            IncomingChange change = new IncomingChange(subject.getKey(), subject.getValue().stream().map(this::text).toList(), null, null);
            if (change.differs()) {
                changes.add(change);
            }
        }
        return changes;
    }

    /**
     * The files that the folder brings without anybody having to choose: those of the pack, which the council's own stand in
     * front of, and what the council has nothing for.
     */
    List<RuleSource> comingIn() {
        return folder.entrySet().stream().filter(file -> StandardFiles.standard(file.getKey()).isPresent())
                .filter(file -> !file.getKey().startsWith(StandardFiles.LOCAL) || !now.containsKey(file.getKey()))
                .filter(file -> !file.getValue().equals(now.get(file.getKey())))
                .map(file -> new RuleSource(file.getKey(), file.getValue())).toList();
    }

    /** The council's own paths by standard or table. */
    private Map<String, Set<String>> subjects() {
        Map<String, Set<String>> subjects = new TreeMap<>();
        Stream.of(folder.keySet(), now.keySet()).flatMap(Set::stream).sorted(Comparator.comparing((String path) -> !path.endsWith(StandardFiles.RULES)))
                .forEach(path -> subject(path).ifPresent(subject -> subjects.computeIfAbsent(subject, none -> new LinkedHashSet<>()).add(own(path))));
        return subjects;
    }

    /** Only packs that the folder holds are compared: that it has no standard of another country says nothing of that. */
    private Optional<String> subject(String path) {
        if (table(path)) {
            return folder.keySet().stream().anyMatch(each -> table(each) && name(each).equals(name(path))) ? Optional.of(tableName(path)) : Optional.empty();
        }
        boolean compared = folder.containsKey(path) || path.startsWith(StandardFiles.LOCAL) ? folder.keySet().stream().anyMatch(each -> !table(each))
                : folder.keySet().stream().anyMatch(each -> pack(each).equals(pack(path)));
        return compared ? StandardFiles.standard(path).map(standard -> standard.value()) : Optional.empty();
    }

    private IncomingChange.Text text(String own) {
        @Nullable String ours = now.get(own);
        @Nullable String national = national(now, own);
        @Nullable String before = national == null ? null : now.get(national);
        @Nullable String incomingNational = national(folder, own);
        // Another council's text in the same place comes before that of the pack, unless it is just what is here.
        @Nullable String path = folder.containsKey(own) && (!Objects.equals(folder.get(own), ours) || incomingNational == null) ? own : incomingNational;
        return new IncomingChange.Text(own, path, before, path == null ? null : folder.get(path), ours);
    }

    /** The file of a pack that a file of the council's own stands for. */
    private static @Nullable String national(Map<String, String> files, String own) {
        return files.keySet().stream().filter(path -> !path.startsWith(StandardFiles.LOCAL) && name(path).equals(name(own))).findFirst().orElse(null);
    }

    /** The council's own file beside one of a pack: where it has one already, or where it would put it. */
    private String own(String path) {
        return path.startsWith(StandardFiles.LOCAL) ? path
                : now.keySet().stream().filter(each -> each.startsWith(StandardFiles.LOCAL) && name(each).equals(name(path))).findFirst()
                .orElseGet(() -> StandardFiles.LOCAL + path.substring(path.indexOf('/') + 1));
    }

    static boolean table(String path) {
        return RuleArchive.TABLES.contains(name(path));
    }

    static String tableName(String path) {
        return switch (name(path)) {
            case "targets.csv" -> "Baselines and trajectories";
            case "closure-days.csv" -> "Closure days";
            case "vocabulary-mapping.csv" -> "Vocabulary mapping";
            default -> "Escalation policy";
        };
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String pack(String path) {
        return path.substring(0, path.indexOf('/') + 1);
    }

    private static Map<String, String> texts(List<RuleSource> files) {
        return files.stream().filter(file -> table(file.path()) || StandardFiles.standard(file.path()).isPresent())
                .collect(Collectors.toMap(RuleSource::path, file -> StandardFiles.plain(file.text()), (one, other) -> one, TreeMap::new));
    }

    /** The policy that came with the service, as it lies in a folder. */
    static RuleSource shippedPolicy() {
        PolicyText shipped = PolicyText.shipped();
        return new RuleSource(shipped.file(), shipped.text());
    }
}

package plumbline.studio;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.escalation.policy.PolicyText;
import plumbline.standards.RuleSource;

/**
 * What only the governance board approves: targets, that is the colours of rates and indicators and how they are to be reached, and
 * what a breach of a statutory standard weighs. Told from the words of the files, so that it holds for a text that does not compile as well.
 */
final class BoardMatters {

    private static final Pattern TARGET = Pattern.compile("(?:green|amber) is .*|the target .*");
    private static final Pattern SEVERITY = Pattern.compile(".*\\bS[1-4]\\b.*");
    private static final Pattern STATUTORY = Pattern.compile("source status: *statutory");

    private BoardMatters() {
    }

    /** @param inForce the texts in force that the changed files take the place of, by path as {@link #replaced} finds them */
    static boolean among(List<RuleSource> inForce, List<ChangedFile> changed) {
        return changed.stream().anyMatch(file -> file.rules() ? matters(replaced(inForce, file.path()), file.content()) : file.path().equals(TargetFile.PATH));
    }

    /** What a file takes the place of: itself as it is, or the national file of the standard, or the policy that came with the service. */
    static @Nullable String replaced(List<RuleSource> inForce, String path) {
        String itself = StandardFiles.text(inForce, path);
        String name = path.substring(path.lastIndexOf('/'));
        return itself != null ? itself : path.equals(PolicyText.OWN) ? PolicyText.shipped().text()
                : inForce.stream().filter(file -> file.path().endsWith(name)).map(RuleSource::text).findFirst().orElse(null);
    }

    private static boolean matters(@Nullable String before, @Nullable String after) {
        boolean statutory = has(before, STATUTORY) || has(after, STATUTORY);
        return !lines(before, TARGET).equals(lines(after, TARGET))
                || statutory && (!lines(before, SEVERITY).equals(lines(after, SEVERITY)) || has(before, STATUTORY) != has(after, STATUTORY));
    }

    private static boolean has(@Nullable String text, Pattern wanted) {
        return !lines(text, wanted).isEmpty();
    }

    private static List<String> lines(@Nullable String text, Pattern wanted) {
        return Objects.requireNonNullElse(text, "").lines().map(String::strip).filter(line -> wanted.matcher(line).matches()).toList();
    }
}

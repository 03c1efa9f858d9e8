package plumbline.studio;

import org.jspecify.annotations.Nullable;
import plumbline.organisation.ClosureFile;

/**
 * A file as a change request wants it.
 *
 * @param path     the path below {@code rules}
 * @param content  the whole text; {@code null} when the file is taken out
 * @param baseHash SHA-256 of the text it was written against; {@code null} when there was no such file
 */
public record ChangedFile(String path, @Nullable String content, @Nullable String baseHash) {

    /** Whether it decides how facts are judged, so that it can be tried on them: a rule file, or the days that do not count. */
    public boolean judges() {
        return rules() || path.equals(ClosureFile.PATH);
    }

    /** Whether it is a rule file, not its worked examples. */
    public boolean rules() {
        return path.endsWith(StandardFiles.RULES);
    }
}

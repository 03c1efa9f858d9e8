package plumbline.standards;

import java.util.Objects;

/**
 * One file of a rule set as it stands in a folder, a jar or the database.
 *
 * @param path the path below {@code rules}, with forward slashes, for example {@code england/reviews/ASC-REV-01.dslr}
 * @param text the whole text
 */
public record RuleSource(String path, String text) {

    public RuleSource {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(text, "text");
    }
}

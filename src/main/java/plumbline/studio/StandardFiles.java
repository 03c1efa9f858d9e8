package plumbline.studio;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.core.StandardId;
import plumbline.standards.RuleSource;
import plumbline.standards.Standard;

/** Where the files of a standard lie. */
final class StandardFiles {

    static final String RULES = ".dslr";
    static final String EXAMPLES = ".examples.yaml";
    static final String LOCAL = "local/";

    private static final Pattern FILE = Pattern.compile("(?:[a-z0-9-]{1,60}/){1,4}(" + StandardId.PATTERN + ")(\\.dslr|\\.examples\\.yaml)");

    private StandardFiles() {
    }

    /** The council's own rule file for a standard: beside the national ones, so that these can go on being kept up to date. */
    static String own(Standard standard) {
        String file = standard.file();
        return file.startsWith(LOCAL) ? file : LOCAL + file.substring(file.indexOf('/') + 1);
    }

    static String examplesOf(String rules) {
        return rules.substring(0, rules.length() - RULES.length()) + EXAMPLES;
    }

    /** The standard that a path names; empty when it is the path of no rule file and no examples. */
    static Optional<StandardId> standard(String path) {
        Matcher file = FILE.matcher(path);
        return file.matches() ? Optional.of(new StandardId(file.group(1))) : Optional.empty();
    }

    static @Nullable String text(List<RuleSource> files, String path) {
        return files.stream().filter(file -> file.path().equals(path)).map(RuleSource::text).findFirst().orElse(null);
    }

    /** The same words with the line ends of this service: a browser sends others. */
    static String plain(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
        return lines.isEmpty() ? "" : lines + "\n";
    }
}

package plumbline.studio;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a draft still says though its sentences say it no more: a title, a statement or the name of a rule with the old number of days. People
 * read the title wherever the standard is named, and nothing else notices.
 */
public final class LeftBehind {

    private static final Pattern NUMBER_OF = Pattern.compile("\\b(\\d+ (?:working days?|days?|hours?|months?|percent))\\b");
    private static final Pattern READ_BY_PEOPLE = Pattern.compile("(?:title|statement): .*|rule \".*");
    private static final Pattern METADATA = Pattern.compile("[a-z ]+: .*");

    private LeftBehind() {
    }

    /**
     * The lines that name a time or a share that was in the sentences before and is in none of them now.
     *
     * @param before the rule file the draft takes the place of
     * @param after  the draft
     */
    public static List<String> of(String before, String after) {
        Set<String> gone = numbers(before);
        gone.removeAll(numbers(after));
        return after.lines().map(String::strip).filter(line -> READ_BY_PEOPLE.matcher(line).matches())
                .filter(line -> found(line).stream().anyMatch(gone::contains)).toList();
    }

    private static Set<String> numbers(String rules) {
        Set<String> numbers = new TreeSet<>();
        rules.lines().map(String::strip).filter(line -> !READ_BY_PEOPLE.matcher(line).matches() && !METADATA.matcher(line).matches())
                .forEach(line -> numbers.addAll(found(line)));
        return numbers;
    }

    private static Set<String> found(String line) {
        Set<String> found = new TreeSet<>();
        Matcher number = NUMBER_OF.matcher(line.toLowerCase(Locale.ROOT));
        while (number.find()) {
            found.add(number.group(1));
        }
        return found;
    }
}

package plumbline.intake;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The year to 31 March that a published figure is for.
 *
 * @param ends the calendar year in which it ends
 */
record PublishedPeriod(int ends) {

    static final String OLD_EDITION = "ASCOF to 2022-23";
    static final String NEW_EDITION = "ASCOF from 2023-24";
    private static final int FIRST_OF_NEW_EDITION = 2024;
    private static final int MARCH = 3;
    private static final Pattern YEARS = Pattern.compile("(?<!\\d)(20\\d\\d) ?(?:to|-|/|_|–) ?(?:20)?(\\d\\d)(?!\\d)");
    /** Four digits that may be two years, as in {@code ascof-2122-open-data.csv}. */
    private static final Pattern SHORT_YEARS = Pattern.compile("(?<!\\d)(\\d\\d)[-_]?(\\d\\d)(?!\\d)");

    /** The only such year that a text names, as {@code 2024 to 2025} or {@code 2024-25}; empty when it names none or several. */
    static Optional<PublishedPeriod> in(String text) {
        return only(YEARS.matcher(text), 0);
    }

    /** The only such year that the name of a file tells; empty when it tells none or several. */
    static Optional<PublishedPeriod> ofFile(String name) {
        return in(name).or(() -> only(SHORT_YEARS.matcher(name), 2000));
    }

    private static Optional<PublishedPeriod> only(Matcher found, int century) {
        TreeSet<Integer> ends = new TreeSet<>();
        while (found.find()) {
            int begins = century + Integer.parseInt(found.group(1));
            if ((begins + 1) % 100 == Integer.parseInt(found.group(2))) {
                ends.add(begins + 1);
            }
        }
        return ends.size() == 1 ? Optional.of(new PublishedPeriod(ends.first())) : Optional.empty();
    }

    /** As it is stored: {@code 2024-25}. */
    String key() {
        return "%d-%02d".formatted(ends - 1, ends % 100);
    }

    LocalDate last() {
        return LocalDate.of(ends, MARCH, 31);
    }

    /** Until 2022-23 the same codes meant other measures. The workbook carries earlier years under the codes of today. */
    String editionOfItsTime() {
        return ends < FIRST_OF_NEW_EDITION ? OLD_EDITION : NEW_EDITION;
    }
}

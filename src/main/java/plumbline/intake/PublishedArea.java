package plumbline.intake;

import java.util.List;
import java.util.Locale;

/**
 * An area that figures are published of.
 *
 * @param key     how it is stored: the code of a council's social services; everything else goes by its name
 * @param level   {@code ENGLAND}, {@code REGION}, {@code COUNCIL_TYPE} or {@code COUNCIL}
 * @param onsCode empty when there is none
 */
record PublishedArea(String key, String level, String name, String onsCode) {

    static final List<String> LEVELS = List.of("ENGLAND", "REGION", "COUNCIL_TYPE", "COUNCIL");
    private static final int LONGEST_CODE = 3;

    /** An area of the workbook, which does not say what sort it is. */
    static PublishedArea ofWorkbook(String code, String name, String onsCode) {
        if (code.equalsIgnoreCase("England")) {
            return of("ENGLAND", code, name, onsCode);
        }
        boolean region = onsCode.startsWith("E12");
        boolean letters = code.length() < LONGEST_CODE && code.chars().allMatch(Character::isLetter);
        return of(region ? "REGION" : letters && !Missing.is(code) ? "COUNCIL_TYPE" : "COUNCIL", code, name, onsCode);
    }

    static PublishedArea of(String level, String code, String name, String onsCode) {
        String key = level.equals("COUNCIL") && !Missing.is(code) ? code.toUpperCase(Locale.ROOT) : level.equals("ENGLAND") ? "England" : name;
        return new PublishedArea(key, level, name, Missing.orEmpty(onsCode));
    }
}

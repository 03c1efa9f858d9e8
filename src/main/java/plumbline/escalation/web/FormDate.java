package plumbline.escalation.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A date as a form sends it: name-day, name-month and name-year. */
final class FormDate {

    private FormDate() {
    }

    /** The date that was typed; {@code null} when it is none. */
    static @Nullable LocalDate of(Map<String, String> fields, String name) {
        try {
            return LocalDate.of(part(fields, name + "-year"), part(fields, name + "-month"), part(fields, name + "-day"));
        } catch (NumberFormatException | DateTimeException notADate) {
            return null;
        }
    }

    private static int part(Map<String, String> fields, String name) {
        return Integer.parseInt(fields.getOrDefault(name, "").strip());
    }
}

package plumbline.evaluation.web;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A day as the form sends it: three fields of text, all empty for now.
 */
record DayForm(String day, String month, String year) implements Serializable {

    static final DayForm EMPTY = new DayForm("", "", "");

    DayForm {
        day = day.strip();
        month = month.strip();
        year = year.strip();
    }

    boolean isEmpty() {
        return Stream.of(day, month, year).allMatch(String::isEmpty);
    }

    /** The day; empty when it is none, for example 31 February or a word. */
    Optional<LocalDate> date() {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (NumberFormatException | DateTimeException notADate) {
            return Optional.empty();
        }
    }
}

package plumbline.organisation;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.Jurisdiction;

/**
 * A day on which the council itself is closed, and which therefore does not count as a working day.
 *
 * @param words why, for whoever reads the calendar
 * @param where the jurisdiction it holds for; {@code null} for the whole council
 */
public record ClosureDay(LocalDate day, String words, @Nullable Jurisdiction where) {

    public ClosureDay {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(words, "words");
    }

    /** Whether it holds for a jurisdiction. */
    public boolean in(Jurisdiction jurisdiction) {
        return Optional.ofNullable(where).map(jurisdiction::equals).orElse(true);
    }

    /** Where it holds, in words. */
    public String place() {
        return where == null ? ClosureFile.WHOLE_COUNCIL : where.word();
    }
}

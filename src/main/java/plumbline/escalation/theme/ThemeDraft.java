package plumbline.escalation.theme;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A theme as somebody proposes it; a day that was not given is {@code null}. */
public record ThemeDraft(String title, String change, String director, @Nullable LocalDate starts, @Nullable LocalDate ends) {

    public ThemeDraft {
        title = title.strip();
        change = change.strip();
        director = director.strip();
    }
}

package plumbline.escalation.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Deciding about a pause or a waiver over the API, or ending it, with what the person says. */
record ExceptionAnswer(@Nullable Integer version, @Nullable String comment) {

    private static final ExceptionAnswer EMPTY = new ExceptionAnswer(null, null);

    static ExceptionAnswer orEmpty(@Nullable ExceptionAnswer answer) {
        return Objects.requireNonNullElse(answer, EMPTY);
    }
}

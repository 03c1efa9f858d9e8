package plumbline.core;

import java.util.Objects;
import java.util.function.Function;

/**
 * The result of something a person asked for that may be refused for a reason they should read. Expected refusals are
 * values; exceptions are for what should never happen.
 *
 * @param <T> what comes back when it is allowed
 */
public sealed interface Attempt<T> {

    /** It was done. */
    record Done<T>(T value) implements Attempt<T> {
    }

    /**
     * It was refused.
     *
     * @param kind   why, for choosing a status code
     * @param reason a sentence that says why and how to put it right
     * @param field  the name of what is wrong in what was sent; empty when it is not one part of it
     */
    record Refused<T>(Kind kind, String reason, String field) implements Attempt<T> {
        public Refused {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(field, "field");
        }

        public Refused(Kind kind, String reason) {
            this(kind, reason, "");
        }

        /** The same refusal of something that would have given another value. */
        <R> Refused<R> ofAnother() {
            return new Refused<>(kind, reason, field);
        }
    }

    /** Why an attempt was refused. */
    enum Kind {
        /** The person may not do this at all (403). */
        NOT_ALLOWED,
        /** It cannot be done in the present state (409). */
        NOT_NOW,
        /** What was sent is wrong (422). */
        INVALID,
        /** There is no such thing (404). */
        NOT_FOUND
    }

    static <T> Attempt<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Attempt<T> notAllowed(String reason) {
        return new Refused<>(Kind.NOT_ALLOWED, reason);
    }

    static <T> Attempt<T> notNow(String reason) {
        return new Refused<>(Kind.NOT_NOW, reason);
    }

    static <T> Attempt<T> invalid(String reason) {
        return new Refused<>(Kind.INVALID, reason);
    }

    /** What was sent is wrong in one field. */
    static <T> Attempt<T> invalid(String field, String reason) {
        return new Refused<>(Kind.INVALID, reason, field);
    }

    static <T> Attempt<T> notFound(String reason) {
        return new Refused<>(Kind.NOT_FOUND, reason);
    }

    /** Another value in the same case; a refusal stays as it is. */
    default <R> Attempt<R> map(Function<? super T, ? extends R> change) {
        if (this instanceof Done<T> done) {
            return new Done<>(change.apply(done.value()));
        }
        return ((Refused<T>) this).ofAnother();
    }

    /** Another attempt in the same case; a refusal stays as it is. */
    default <R> Attempt<R> then(Function<? super T, Attempt<R>> next) {
        if (this instanceof Done<T> done) {
            return next.apply(done.value());
        }
        return ((Refused<T>) this).ofAnother();
    }
}

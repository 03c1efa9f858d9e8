package plumbline.standards.judging;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One thing that must be so, without a clock. */
interface Check {

    /** How it stands. */
    Answer answer(Now now);

    /** What came out. */
    enum Result {
        /** It is so. */
        HOLDS,
        /** It is so now, but will not be for long. */
        ENDS_SOON,
        /** Something is missing. */
        CANNOT_BE_TOLD,
        /** It is not so. */
        FAILS
    }

    /**
     * The answer.
     *
     * @param words       the actual values and what they must be, as a sentence
     * @param dateMissing whether a date is what is missing
     */
    record Answer(Result result, String words, boolean dateMissing) {

        static Answer of(boolean holds, String words) {
            return new Answer(holds ? Result.HOLDS : Result.FAILS, words, false);
        }

        static Answer missing(String words) {
            return new Answer(Result.CANNOT_BE_TOLD, words, false);
        }

        static Answer dateMissing(String words) {
            return new Answer(Result.CANNOT_BE_TOLD, words, true);
        }
    }

    /**
     * An event of a record: what is dated later than now has not happened yet, unless it may lie ahead.
     *
     * @param lost  whether it happened on a day nobody recorded
     * @param ahead whether the record dates it later all the same
     */
    record Dated(String says, @Nullable LocalDate on, boolean lost, boolean ahead) {
    }
}

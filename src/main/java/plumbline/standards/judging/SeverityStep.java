package plumbline.standards.judging;

import org.jspecify.annotations.Nullable;
import plumbline.core.Severity;
import plumbline.core.TimeLimit;

/**
 * One step of a severity ladder; the gravest step that holds counts.
 *
 * @param after     holds when the clock has run longer than this
 * @param whenLate  holds when the deadline passed longer ago than this
 * @param condition what it holds for, in words
 * @param holds     whether the condition, if any, holds
 */
record SeverityStep(Severity severity, @Nullable TimeLimit after, @Nullable TimeLimit whenLate, @Nullable String condition,
                    boolean holds) {

    /** Why this step holds, as the end of a sentence; {@code null} for the step that always does. */
    @Nullable String because() {
        if (after != null) {
            return "more than " + amount(after) + " have passed";
        }
        return whenLate != null ? "it is more than " + amount(whenLate) + " late" : condition;
    }

    private static String amount(TimeLimit limit) {
        String words = limit.words();
        return words.substring(0, words.indexOf(','));
    }

    static SeverityStep always(Severity severity) {
        return new SeverityStep(severity, null, null, null, true);
    }

    static SeverityStep after(Severity severity, TimeLimit limit) {
        return new SeverityStep(severity, limit, null, null, true);
    }

    static SeverityStep whenLate(Severity severity, TimeLimit limit) {
        return new SeverityStep(severity, null, limit, null, true);
    }

    static SeverityStep when(Severity severity, String condition, boolean holds) {
        return new SeverityStep(severity, null, null, condition, holds);
    }
}

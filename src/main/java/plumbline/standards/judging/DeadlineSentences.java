package plumbline.standards.judging;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the deadline of a clock is, when the limit alone does not say it. */
interface DeadlineSentences extends ClockBench {

    default void deadlineRolls() {
        draft().rolls = true;
    }

    default void deadlineComesSooner(String words, @Nullable LocalDate day) {
        draft().soonerWords = words;
        draft().soonerDay = day;
    }

    default void deadlineIsWhen(String event) {
        draft().fixedDeadline(event, fact().day(event));
    }

    default void deadlineComesSoonerWhen(String event) {
        deadlineComesSooner("it " + event, fact().day(event));
    }

    default void deadlineNoEarlierThan(String event) {
        draft().noEarlierThan = fact().day(event);
        draft().noEarlierWords = "it " + event;
    }

    default void extendedTo(String extended, String until) {
        draft().extension = new CaseDraft.Extension("it " + extended, fact().day(extended), fact().day(until), null);
    }

    default void extendedBy(int months, String extended) {
        draft().extension = new CaseDraft.Extension("it " + extended, fact().day(extended), null, months);
    }
}

package plumbline.standards.judging;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Person;

/** When there is no duty any more, so that a clock runs for nobody. */
interface DutyEndSentences extends ClockBench {

    default void dutyEnds(String words, @Nullable LocalDate day) {
        draft().ends(words, day);
    }

    default void dutyEndsWhen(String event) {
        draft().ends("it " + event, fact().day(event));
    }

    default void dutyEndsMonthsAfter(int months, String event) {
        LocalDate day = fact().day(event);
        draft().ends("the %d months after it %s were over".formatted(months, event), day == null ? null : day.plusMonths(months));
    }

    default void dutyEndsDaysAfter(int days, String event) {
        LocalDate day = fact().day(event);
        draft().ends("the %d days after it %s were over".formatted(days, event), day == null ? null : day.plusDays(days));
    }

    default void dutyEndsWithDeath(long personId) {
        Person person = bench().person(personId);
        draft().ends("the person died", person == null ? null : person.diedOn());
    }

    default void dutyEndsWithDeathOrMove(long personId) {
        dutyEndsWithDeath(personId);
        Person person = bench().person(personId);
        draft().ends("the person left the area", person == null ? null : person.leftAreaOn());
    }

    default void dutyEndsWithDeathMoveOrWithdrawal(long personId, @Nullable LocalDate withdrawnOn) {
        dutyEndsWithDeathOrMove(personId);
        draft().ends("it was withdrawn", withdrawnOn);
    }
}

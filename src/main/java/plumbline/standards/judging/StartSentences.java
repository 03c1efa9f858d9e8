package plumbline.standards.judging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.facts.CaseRecord;

/** What starts a clock, and what starts it again. */
interface StartSentences extends ClockBench {

    default void starts(String words, @Nullable LocalDate day) {
        draft().startWords = words;
        draft().startDay = day;
        draft().deadlineAlone = false;
    }

    default void startsWhen(String event) {
        starts(event, fact().day(event));
    }

    default void startsAtTheMinute(String event) {
        startsAt(event, fact().day(event), fact().moment(event));
    }

    default void startsAt(String words, @Nullable LocalDate day, @Nullable Instant instant) {
        starts(words, day);
        draft().startInstant = instant;
        draft().toTheMinute = true;
    }

    /** The later of two events of the record; when only one is known, the clock starts with that one. */
    default void startsAtTheLaterOf(String event, String otherEvent) {
        LocalDate one = fact().day(event);
        LocalDate other = fact().day(otherEvent);
        boolean second = one == null || other != null && other.isAfter(one);
        starts(second ? otherEvent : event, second ? other : one);
    }

    default void startsDaysAfter(int days, String event) {
        LocalDate day = fact().day(event);
        starts(event + " " + days + " days before,", day == null ? null : day.plusDays(days));
    }

    default void startsMonthsAfter(int months, String event) {
        LocalDate day = fact().day(event);
        starts(event + " " + months + " months before,", day == null ? null : day.plusMonths(months));
    }

    default void startsAgain(String noun, String says, List<?> facts) {
        draft().again = StopRule.ofDay(new EventWords(noun, says), false, null);
        draft().turns = Bench.happenings(facts);
    }

    default void startsAgainWith(String kind, String event, List<?> records) {
        draft().again = StopRule.ofDay(new EventWords("the " + kind, event), false, null);
        draft().turns = Happening.of(event, records);
    }

    default void startsAgainIf(String kind, String event, String state, List<?> records) {
        startsAgainWith(kind, event, records.stream().filter(record -> ((CaseRecord) record).holds(state)).toList());
    }
}

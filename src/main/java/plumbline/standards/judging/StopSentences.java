package plumbline.standards.judging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stops a clock, and which of several events does. */
interface StopSentences extends ClockBench {

    default void stops(String noun, String says, boolean recorded, @Nullable LocalDate day) {
        draft().stops.add(StopRule.ofDay(new EventWords(noun, says), recorded, day));
    }

    default void stopsAt(String noun, String says, boolean recorded, @Nullable Instant instant) {
        draft().stops.add(StopRule.ofInstant(new EventWords(noun, says), recorded, instant));
    }

    default void stopsWhen(String event) {
        CaseDraft about = draft();
        EventWords words = new EventWords("it", event);
        StopRule strict = StopRule.ofDay(words, fact().happened(event), fact().day(event));
        StopRule lenient = StopRule.ofDayHoweverEarly(words, fact().happened(event), fact().day(event));
        // Whether an earlier event counts may be said in a later sentence.
        about.stops.add(new StopRule(words, (start, now) -> (about.earlierCounts ? lenient : strict).find(start, now)));
    }

    default void stopsAtTheMinute(String event) {
        draft().stops.add(StopRule.ofInstant(new EventWords("it", event), fact().happened(event), fact().moment(event)));
    }

    default void stopsUnlessReopened(String event, String reopened, int days, String again) {
        draft().stops.add(StopRule.ofDayUnlessReopened(new EventWords("it", event), fact().day(event), fact().day(reopened), days, fact().day(again)));
    }

    default void stopsWith(String kind, String event, List<?> records) {
        draft().stops.add(StopRule.firstSince(new EventWords("the " + kind, event), Happening.of(event, records)));
    }

    default void stopsWithStartDate(String noun, String says, @Nullable LocalDate day, @Nullable LocalDate startDate) {
        draft().stops.add(StopRule.ofDay(new EventWords(noun, says), false, startDate == null ? null : day));
    }

    default void stopsWithFirstBegunSince(String noun, String says, List<?> facts) {
        draft().stops.add(StopRule.firstBegunSince(new EventWords(noun, says), Bench.happenings(facts)));
    }

    default void stopsWithLastBefore(int months, String noun, String says, List<?> facts) {
        draft().stops.add(StopRule.lastBeforeOrFirstAfter(months, new EventWords(noun, says), Bench.happenings(facts)));
    }

    default void stopsWithFirstAfter(String noun, String says, List<?> facts) {
        draft().stops.add(StopRule.firstAfter(new EventWords(noun, says), Bench.happenings(facts)));
    }

    default void lastEventStops() {
        draft().lastStopCounts = true;
    }

    default void firstEventStops() {
        draft().lastStopCounts = false;
    }

    default void earlierCounts() {
        draft().earlierCounts = true;
    }
}

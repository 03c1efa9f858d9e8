package plumbline.standards.judging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.facts.CaseRecord;
import plumbline.facts.Fact;
import plumbline.facts.Pause;
import plumbline.facts.Person;

/** The sentences about a clock: what starts, stops and pauses it, when the duty ends, how long it may run. */
public final class ClockSentences {

    private final Bench bench;

    ClockSentences(Bench bench) {
        this.bench = bench;
    }

    // Start

    public void starts(String words, @Nullable LocalDate day) {
        draft().startWords = words;
        draft().startDay = day;
        draft().deadlineAlone = false;
    }

    public void startsWhen(String event) {
        starts(event, fact().day(event));
    }

    public void startsAtTheMinute(String event) {
        startsAt(event, fact().day(event), fact().moment(event));
    }

    public void startsAt(String words, @Nullable LocalDate day, @Nullable Instant instant) {
        starts(words, day);
        draft().startInstant = instant;
        draft().toTheMinute = true;
    }

    /** The later of two events of the record; when only one is known, the clock starts with that one. */
    public void startsAtTheLaterOf(String event, String otherEvent) {
        LocalDate one = fact().day(event);
        LocalDate other = fact().day(otherEvent);
        boolean second = one == null || other != null && other.isAfter(one);
        starts(second ? otherEvent : event, second ? other : one);
    }

    public void startsDaysAfter(int days, String event) {
        LocalDate day = fact().day(event);
        starts(event + " " + days + " days before,", day == null ? null : day.plusDays(days));
    }

    public void startsMonthsAfter(int months, String event) {
        LocalDate day = fact().day(event);
        starts(event + " " + months + " months before,", day == null ? null : day.plusMonths(months));
    }

    public void startsAgain(String noun, String says, List<?> facts) {
        draft().again = StopRule.ofDay(new EventWords(noun, says), false, null);
        draft().turns = Bench.happenings(facts);
    }

    public void startsAgainWith(String kind, String event, List<?> records) {
        draft().again = StopRule.ofDay(new EventWords("the " + kind, event), false, null);
        draft().turns = Happening.of(event, records);
    }

    public void startsAgainIf(String kind, String event, String state, List<?> records) {
        startsAgainWith(kind, event, records.stream().filter(record -> ((CaseRecord) record).holds(state)).toList());
    }

    // Stop

    public void stops(String noun, String says, boolean recorded, @Nullable LocalDate day) {
        draft().stops.add(StopRule.ofDay(new EventWords(noun, says), recorded, day));
    }

    public void stopsAt(String noun, String says, boolean recorded, @Nullable Instant instant) {
        draft().stops.add(StopRule.ofInstant(new EventWords(noun, says), recorded, instant));
    }

    public void stopsWhen(String event) {
        CaseDraft about = draft();
        EventWords words = new EventWords("it", event);
        StopRule strict = StopRule.ofDay(words, fact().happened(event), fact().day(event));
        StopRule lenient = StopRule.ofDayHoweverEarly(words, fact().happened(event), fact().day(event));
        // Whether an earlier event counts may be said in a later sentence.
        about.stops.add(new StopRule(words, (start, now) -> (about.earlierCounts ? lenient : strict).find(start, now)));
    }

    public void stopsAtTheMinute(String event) {
        draft().stops.add(StopRule.ofInstant(new EventWords("it", event), fact().happened(event), fact().moment(event)));
    }

    public void stopsUnlessReopened(String event, String reopened, int days, String again) {
        draft().stops.add(StopRule.ofDayUnlessReopened(new EventWords("it", event), fact().day(event), fact().day(reopened), days, fact().day(again)));
    }

    public void stopsWith(String kind, String event, List<?> records) {
        draft().stops.add(StopRule.firstSince(new EventWords("the " + kind, event), Happening.of(event, records)));
    }

    public void stopsWithStartDate(String noun, String says, @Nullable LocalDate day, @Nullable LocalDate startDate) {
        draft().stops.add(StopRule.ofDay(new EventWords(noun, says), false, startDate == null ? null : day));
    }

    public void stopsWithFirstBegunSince(String noun, String says, List<?> facts) {
        draft().stops.add(StopRule.firstBegunSince(new EventWords(noun, says), Bench.happenings(facts)));
    }

    public void stopsWithLastBefore(int months, String noun, String says, List<?> facts) {
        draft().stops.add(StopRule.lastBeforeOrFirstAfter(months, new EventWords(noun, says), Bench.happenings(facts)));
    }

    public void stopsWithFirstAfter(String noun, String says, List<?> facts) {
        draft().stops.add(StopRule.firstAfter(new EventWords(noun, says), Bench.happenings(facts)));
    }

    public void lastEventStops() {
        draft().lastStopCounts = true;
    }

    public void firstEventStops() {
        draft().lastStopCounts = false;
    }

    public void earlierCounts() {
        draft().earlierCounts = true;
    }

    // Pauses and the end of the duty

    public void pauses(String reason, List<?> facts) {
        for (Object fact : facts) {
            Pause pause = (Pause) fact;
            draft().pauses.add(new CaseDraft.Pausing(reason, pause.from(), pause.until()));
        }
    }

    public void pausesBetween(String from, String until) {
        LocalDate began = fact().day(from);
        if (began != null) {
            draft().pauses.add(new CaseDraft.Pausing("it " + from, began, fact().day(until)));
        }
    }

    public void pausesDuring(String kind, List<?> records) {
        for (Object record : records) {
            LocalDate began = ((CaseRecord) record).day("began");
            LocalDate ended = ((CaseRecord) record).day("ended");
            if (began != null) {
                // A spell's last day is a day of it; a pause ends on the day the clock runs again.
                draft().pauses.add(new CaseDraft.Pausing(kind, began, ended == null ? null : ended.plusDays(1)));
            }
        }
    }

    public void dutyEnds(String words, @Nullable LocalDate day) {
        draft().ends(words, day);
    }

    public void dutyEndsWhen(String event) {
        draft().ends("it " + event, fact().day(event));
    }

    public void dutyEndsMonthsAfter(int months, String event) {
        LocalDate day = fact().day(event);
        draft().ends("the %d months after it %s were over".formatted(months, event), day == null ? null : day.plusMonths(months));
    }

    public void dutyEndsDaysAfter(int days, String event) {
        LocalDate day = fact().day(event);
        draft().ends("the %d days after it %s were over".formatted(days, event), day == null ? null : day.plusDays(days));
    }

    public void dutyEndsWithDeath(long personId) {
        Person person = bench.person(personId);
        draft().ends("the person died", person == null ? null : person.diedOn());
    }

    public void dutyEndsWithDeathOrMove(long personId) {
        dutyEndsWithDeath(personId);
        Person person = bench.person(personId);
        draft().ends("the person left the area", person == null ? null : person.leftAreaOn());
    }

    public void dutyEndsWithDeathMoveOrWithdrawal(long personId, @Nullable LocalDate withdrawnOn) {
        dutyEndsWithDeathOrMove(personId);
        draft().ends("it was withdrawn", withdrawnOn);
    }

    // The limit

    public void limit(int amount, String convention) {
        draft().limit = Bench.limit(amount, convention);
    }

    public void limitOfMonths(String quantity) {
        java.math.BigDecimal months = ((CaseRecord) fact()).number(quantity);
        if (months == null || months.signum() <= 0 || months.intValue() > 120) {
            draft().startDay = null;
        }
        limit(months == null ? 1 : Math.max(1, Math.min(120, months.intValue())), "MONTH");
    }

    public void laterLimit(int amount, String convention) {
        draft().laterLimit = Bench.limit(amount, convention);
    }

    public void deadlineRolls() {
        draft().rolls = true;
    }

    public void deadlineComesSooner(String words, @Nullable LocalDate day) {
        draft().soonerWords = words;
        draft().soonerDay = day;
    }

    public void deadlineIsWhen(String event) {
        draft().fixedDeadline(event, fact().day(event));
    }

    /** For somebody born on a leap day, the 1 March birthday is the one a standard means unless it says otherwise. */
    public void deadlineIsMonthsBeforeBirthday(int months, String birthday) {
        draft().birthday = new CaseDraft.Birthday(months, Integer.parseInt(birthday.replaceAll("\\D", "")));
        reckonBirthday(true);
    }

    public void leapBirthdayOnFirstOfMarch() {
        reckonBirthday(true);
    }

    public void leapBirthdayOnLastOfFebruary() {
        reckonBirthday(false);
    }

    private void reckonBirthday(boolean firstOfMarch) {
        LocalDate born = fact().day("was born");
        CaseDraft.Birthday birthday = draft().birthday;
        if (birthday == null) {
            throw new IllegalStateException(bench.standard() + " speaks of a birthday that no deadline depends on");
        }
        // Who is not born yet has no birthday to reckon from: the date is wrong.
        LocalDate day = born == null || !bench.now.reached(born) ? null : Birthdays.of(born, birthday.age(), firstOfMarch).minusMonths(birthday.monthsBefore());
        draft().startWords = null;
        draft().fixedDeadline("has its deadline", day);
    }

    public void deadlineComesSoonerWhen(String event) {
        deadlineComesSooner("it " + event, fact().day(event));
    }

    public void deadlineNoEarlierThan(String event) {
        draft().noEarlierThan = fact().day(event);
        draft().noEarlierWords = "it " + event;
    }

    public void extendedTo(String extended, String until) {
        draft().extension = new CaseDraft.Extension("it " + extended, fact().day(extended), fact().day(until), null);
    }

    public void extendedBy(int months, String extended) {
        draft().extension = new CaseDraft.Extension("it " + extended, fact().day(extended), null, months);
    }

    public void countsByTheUnitedKingdom() {
        draft().unitedKingdom = true;
    }

    public void step(int number) {
        draft().step = number;
    }

    // Due soon

    public void dueSoonFromMinute(int minute) {
        draft().dueSoon = new DueSoon.FromMinute(minute);
    }

    public void dueSoonFromHour(int hour) {
        draft().dueSoon = new DueSoon.FromMinute(hour * 60);
    }

    public void dueSoonFromDay(int day) {
        draft().dueSoon = new DueSoon.FromDay(Bench.limit(day, "DAY_EXCL"));
    }

    public void dueSoonFromWorkingDay(int day) {
        draft().dueSoon = new DueSoon.FromDay(Bench.limit(day, "WD_EXCL"));
    }

    public void dueSoonFromTheStart() {
        draft().dueSoon = new DueSoon.FromDay(Bench.limit(0, "DAY_EXCL"));
    }

    public void dueSoonInTheLastDays(int days) {
        draft().dueSoon = new DueSoon.LastDays(days);
    }

    public void dueSoonInTheLastWorkingDays(int days) {
        draft().dueSoon = new DueSoon.LastWorkingDays(days);
    }

    public void laterDueSoonInTheLastDays(int days) {
        draft().laterDueSoon = new DueSoon.LastDays(days);
    }

    private CaseDraft draft() {
        return bench.draft();
    }

    private Fact fact() {
        return bench.draft().fact;
    }
}

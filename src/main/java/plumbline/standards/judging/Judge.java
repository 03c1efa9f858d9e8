package plumbline.standards.judging;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.CountingConvention;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.TimeLimit;
import plumbline.core.WorkingCalendar;
import plumbline.facts.Fact;
import plumbline.facts.Location;
import plumbline.facts.Pause;
import plumbline.facts.Person;
import plumbline.facts.Rating;
import plumbline.standards.AsAt;
import plumbline.standards.Judgement;
import plumbline.standards.RateCase;
import plumbline.standards.Subject;
import plumbline.standards.Tally;

/**
 * What the sentences of a rule speak to. A rule tells it, sentence by sentence, what the standard says of one subject, and
 * at the end it concludes. One for each session, used by one thread; it only remembers and reckons, and touches nothing.
 *
 * <p>Every method here stands for sentences of {@code rules/vocabulary.dsl}; nothing else calls them.
 */
public final class Judge {

    private final AsAt asAt;
    private final ClockJudge clocks;
    private final RatingJudge ratings;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<RateCase> rateCases = new ArrayList<>();
    private final List<Judgement> rateJudgements = new ArrayList<>();

    private @Nullable StandardId standard;
    private @Nullable CaseDraft draft;
    private @Nullable RateCounter counter;
    private @Nullable RateJudge rate;

    /** A judge for facts as at a moment. */
    public Judge(AsAt asAt, WorkingCalendar calendar) {
        this.asAt = asAt;
        this.clocks = new ClockJudge(asAt, calendar);
        this.ratings = new RatingJudge(asAt);
    }

    // Around every rule

    public void begin(String standardId) {
        standard = new StandardId(standardId);
        draft = null;
        counter = null;
        rate = null;
    }

    public void conclude() {
        if (rate != null) {
            rateJudgements.add(rate.judge(standard()));
        } else if (counter != null) {
            RateCase counted = counter.count(asAt);
            if (counted != null) {
                rateCases.add(counted);
            }
        } else if (draft != null) {
            verdicts.addAll(draft.ratings != null ? List.of(ratings.judge(draft)) : clocks.judge(draft));
        }
    }

    // Whom or what it is about

    public void aboutCase(Fact fact) {
        RecordName name = RecordName.of(fact);
        draft = new CaseDraft(standard(), fact, new Subject(Subject.Kind.CASE, fact.ref(), name.personRef()), name);
    }

    public void aboutPerson(Fact fact) {
        RecordName name = RecordName.of(fact);
        String person = name.personRef() == null ? fact.ref() : name.personRef();
        draft = new CaseDraft(standard(), fact, new Subject(Subject.Kind.PERSON, person, person), name);
    }

    public void aboutLocation(Location location) {
        draft = new CaseDraft(standard(), location, new Subject(Subject.Kind.LOCATION, location.ref(), null), RecordName.of(location));
    }

    // Start

    public void clockStarts(String words, @Nullable LocalDate day) {
        draft().startWords = words;
        draft().startDay = day;
    }

    public void clockStartsAt(String words, @Nullable LocalDate day, @Nullable Instant instant) {
        clockStarts(words, day);
        draft().startInstant = instant;
        draft().toTheMinute = true;
    }

    public void clockStartsAgain(String noun, String participle, List<?> facts) {
        draft().again = StopRule.ofDay(noun, participle, false, null);
        draft().turns = happenings(facts);
    }

    // Stop

    public void clockStops(String noun, String participle, boolean recorded, @Nullable LocalDate day) {
        draft().stops.add(StopRule.ofDay(noun, participle, recorded, day));
    }

    public void clockStopsAt(String noun, String participle, boolean recorded, @Nullable Instant instant) {
        draft().stops.add(StopRule.ofInstant(noun, participle, recorded, instant));
    }

    public void clockStopsWithStartDate(String noun, String participle, @Nullable LocalDate day, @Nullable LocalDate startDate) {
        draft().stops.add(StopRule.ofDay(noun, participle, false, startDate == null ? null : day));
    }

    public void clockStopsWithFirstBegunSince(String noun, String participle, List<?> facts) {
        draft().stops.add(StopRule.firstBegunSince(noun, participle, happenings(facts)));
    }

    public void clockStopsWithLastBefore(int months, String noun, String participle, List<?> facts) {
        draft().stops.add(StopRule.lastBeforeOrFirstAfter(months, noun, participle, happenings(facts)));
    }

    public void clockStopsWithFirstAfter(String noun, String participle, List<?> facts) {
        draft().stops.add(StopRule.firstAfter(noun, participle, happenings(facts)));
    }

    public void lastEventStopsTheClock() {
        draft().lastStopCounts = true;
    }

    public void firstEventStopsTheClock() {
        draft().lastStopCounts = false;
    }

    // Pauses and the end of the duty

    public void clockPauses(String reason, List<?> facts) {
        for (Object fact : facts) {
            Pause pause = (Pause) fact;
            draft().pauses.add(new CaseDraft.Pausing(reason, pause.from(), pause.until()));
        }
    }

    public void dutyEnds(String words, @Nullable LocalDate day) {
        draft().ends(words, day);
    }

    public void dutyEndsWithDeath(List<?> people) {
        people.forEach(person -> endsWith("the person died", ((Person) person).diedOn()));
    }

    public void dutyEndsWithDeathOrMove(List<?> people) {
        dutyEndsWithDeath(people);
        people.forEach(person -> endsWith("the person left the area", ((Person) person).leftAreaOn()));
    }

    public void dutyEndsWithDeathMoveOrWithdrawal(List<?> people, @Nullable LocalDate withdrawnOn) {
        dutyEndsWithDeathOrMove(people);
        endsWith("it was withdrawn", withdrawnOn);
    }

    private void endsWith(String words, @Nullable LocalDate day) {
        draft().ends(words, day);
    }

    // Limit, due soon, severity

    public void limit(int amount, String convention) {
        draft().limit = limitOf(amount, convention);
    }

    public void laterLimit(int amount, String convention) {
        draft().laterLimit = limitOf(amount, convention);
    }

    public void deadlineRolls() {
        draft().rolls = true;
    }

    public void deadlineComesSooner(String words, @Nullable LocalDate day) {
        draft().soonerWords = words;
        draft().soonerDay = day;
    }

    public void dueSoonFromMinute(int minute) {
        draft().dueSoon = new DueSoon.FromMinute(minute);
    }

    public void dueSoonFromHour(int hour) {
        draft().dueSoon = new DueSoon.FromMinute(hour * 60);
    }

    public void dueSoonFromDay(int day) {
        draft().dueSoon = new DueSoon.FromDay(limitOf(day, "DAY_EXCL"));
    }

    public void dueSoonFromWorkingDay(int day) {
        draft().dueSoon = new DueSoon.FromDay(limitOf(day, "WD_EXCL"));
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

    public void severity(String severity) {
        draft().severities.add(SeverityStep.always(Severity.valueOf(severity)));
    }

    public void severityAfter(String severity, int amount, String convention) {
        draft().severities.add(SeverityStep.after(Severity.valueOf(severity), limitOf(amount, convention)));
    }

    public void severityWhenLate(String severity, int amount, String convention) {
        draft().severities.add(SeverityStep.whenLate(Severity.valueOf(severity), limitOf(amount, convention)));
    }

    public void severityIf(String severity, String condition, boolean holds) {
        draft().severities.add(SeverityStep.when(Severity.valueOf(severity), condition, holds));
    }

    // Ratings

    public void ratedBy(List<?> facts) {
        draft().ratings = facts.stream().map(Rating.class::cast).toList();
    }

    public void ratingMustBeGoodOrBetter() {
        if (draft().ratings == null) {
            throw new IllegalStateException(standard + " judges a rating that it does not look up");
        }
    }

    public void severityIfInadequate(String severity) {
        List<Rating> known = draft().ratings == null ? List.of() : draft().ratings;
        boolean inadequate = known.stream().anyMatch(rating -> rating.band() == Rating.Band.INADEQUATE);
        severityIf(severity, "the rating is Inadequate", inadequate);
    }

    public void noteRatingsOlderThan(int years) {
        draft().noteAfterYears = years;
    }

    // Rates

    public void countsAfterMonthsOfSupport(int months, @Nullable LocalDate beganOn, @Nullable LocalDate endedOn) {
        counter().after(months, beganOn, endedOn);
        if (draft().endings.stream().anyMatch(ending -> !ending.day().isAfter(asAt.day()))) {
            counter().gone();
        }
    }

    public void metBy(List<?> facts) {
        counter().metBy(happenings(facts));
    }

    public void metWithinMonths(int months) {
        counter().within(months);
    }

    public void countsRecord(JudgedRecord judged) {
        rateCases.add(new RateCase(standard(), judged.ref(), judged.unit(),
                judged.complete() ? RateCase.Part.MET : RateCase.Part.NOT_MET));
    }

    public void rates(Tally tally) {
        rate = new RateJudge(tally);
    }

    public void greenAbove(String percent) {
        rate().green(new RateJudge.Line(new BigDecimal(percent), true));
    }

    public void greenFrom(String percent) {
        rate().green(new RateJudge.Line(new BigDecimal(percent), false));
    }

    public void amberAbove(String percent) {
        rate().amber(new RateJudge.Line(new BigDecimal(percent), true));
    }

    public void amberFrom(String percent) {
        rate().amber(new RateJudge.Line(new BigDecimal(percent), false));
    }

    public void redIs(String severity) {
        rate().red(Severity.valueOf(severity));
    }

    // What came out, for the service

    /** What was judged of cases. */
    List<Verdict> verdicts() {
        return verdicts;
    }

    /** What counts in rates. */
    List<RateCase> rateCases() {
        return rateCases;
    }

    /** What was judged of rates. */
    public List<Judgement> rateJudgements() {
        return List.copyOf(rateJudgements);
    }

    private static List<Happening> happenings(List<?> facts) {
        return facts.stream().map(fact -> Happening.of((Fact) fact)).toList();
    }

    private static TimeLimit limitOf(int amount, String convention) {
        return TimeLimit.of(amount, CountingConvention.valueOf(convention));
    }

    private StandardId standard() {
        return needed(standard);
    }

    private CaseDraft draft() {
        return needed(draft);
    }

    private RateJudge rate() {
        return needed(rate);
    }

    /** A rule about a person becomes a count when a sentence speaks of counting. */
    private RateCounter counter() {
        if (counter == null) {
            counter = new RateCounter(standard(), draft().subject.ref(), draft().fact.unit());
        }
        return counter;
    }

    private static <T> T needed(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the rule speaks in the wrong order");
        }
        return value;
    }
}

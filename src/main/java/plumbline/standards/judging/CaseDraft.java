package plumbline.standards.judging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.TimeLimit;
import plumbline.facts.Fact;
import plumbline.facts.Rating;
import plumbline.facts.RatingPublication;
import plumbline.standards.Subject;

/** Everything the sentences of one rule have said about one subject, until the judge concludes. */
final class CaseDraft {

    final StandardId standard;
    final Fact fact;
    final Subject subject;
    final RecordName name;

    @Nullable String startWords;
    @Nullable LocalDate startDay;
    @Nullable Instant startInstant;
    boolean toTheMinute;
    @Nullable StopRule again;
    List<Happening> turns = List.of();
    final List<StopRule> stops = new ArrayList<>();
    boolean lastStopCounts;
    final List<Pausing> pauses = new ArrayList<>();
    final List<Ending> endings = new ArrayList<>();

    @Nullable TimeLimit limit;
    @Nullable TimeLimit laterLimit;
    boolean rolls;
    @Nullable String soonerWords;
    @Nullable LocalDate soonerDay;
    @Nullable DueSoon dueSoon;
    @Nullable DueSoon laterDueSoon;
    final List<SeverityStep> severities = new ArrayList<>();

    boolean earlierCounts;
    boolean deadlineAlone;
    boolean deadlineFixed;
    @Nullable LocalDate deadlineDay;
    @Nullable Birthday birthday;
    @Nullable LocalDate noEarlierThan;
    @Nullable String noEarlierWords;
    @Nullable Extension extension;
    boolean unitedKingdom;
    int step;
    @Nullable Severity severityOfSecondInARow;

    @Nullable List<Rating> ratings;
    List<RatingPublication> publications = List.of();
    @Nullable String ratedWhen;
    @Nullable String exceptionWhen;
    @Nullable Severity severityIfInadequate;
    int noteAfterYears;

    /** A pause as recorded; {@code until} is {@code null} while it goes on. */
    record Pausing(String reason, LocalDate from, @Nullable LocalDate until) {
    }

    /** The duty fell away on a day. */
    record Ending(String words, LocalDate day) {
    }

    /** A deadline that is reckoned from an age. */
    record Birthday(int monthsBefore, int age) {
    }

    /**
     * More time, which counts only if it was agreed before the deadline.
     *
     * @param words    what was done, as the beginning of a sentence
     * @param agreedOn the day it was agreed
     * @param until    the new deadline, if it is a day
     * @param months   how many months longer, if it is an amount
     */
    record Extension(String words, @Nullable LocalDate agreedOn, @Nullable LocalDate until, @Nullable Integer months) {
    }

    CaseDraft(StandardId standard, Fact fact, Subject subject, RecordName name) {
        this.standard = standard;
        this.fact = fact;
        this.subject = subject;
        this.name = name;
    }

    void ends(String words, @Nullable LocalDate day) {
        if (day != null) {
            endings.add(new Ending(words, day));
        }
    }

    /** The duty has no start of its own: it is to be done by a day. */
    void fixedDeadline(String words, @Nullable LocalDate day) {
        deadlineAlone = startWords == null;
        deadlineDay = day;
        deadlineFixed = true;
        if (deadlineAlone) {
            startWords = words;
            startDay = day;
        }
        earlierCounts = true;
    }
}

package plumbline.standards.judging;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.Calendars;
import plumbline.core.CountingConvention;
import plumbline.core.StandardId;
import plumbline.core.TimeLimit;
import plumbline.facts.Fact;
import plumbline.standards.AsAt;
import plumbline.standards.Judgement;
import plumbline.standards.RateCase;

/**
 * What the sentences of one rule have said so far, shared by the groups of sentences, and everything judged up to now. One
 * for each session, used by one thread; it only remembers and reckons, and touches nothing.
 */
final class Bench {

    final AsAt asAt;
    final List<Verdict> verdicts = new ArrayList<>();
    final List<RateCase> rateCases = new ArrayList<>();
    final List<Judgement> rateJudgements = new ArrayList<>();

    private final ClockJudge clocks;
    private final RatingJudge ratings;

    private @Nullable StandardId standard;
    private @Nullable CaseDraft draft;
    private @Nullable RateCounter counter;
    private @Nullable RateJudge colour;

    Bench(AsAt asAt, Calendars calendars) {
        this.asAt = asAt;
        this.clocks = new ClockJudge(asAt, calendars);
        this.ratings = new RatingJudge(asAt);
    }

    void begin(StandardId id) {
        standard = id;
        draft = null;
        counter = null;
        colour = null;
    }

    void about(CaseDraft subject) {
        draft = subject;
    }

    void colours(RateJudge judge) {
        colour = judge;
    }

    void conclude() {
        if (colour != null) {
            rateJudgements.add(colour.judge(standard()));
        } else if (counter != null) {
            RateCase counted = counter.count(asAt);
            if (counted != null) {
                rateCases.add(counted);
            }
        } else if (draft != null) {
            verdicts.addAll(draft.ratings != null ? List.of(ratings.judge(draft)) : clocks.judge(draft));
        }
    }

    StandardId standard() {
        return needed(standard);
    }

    CaseDraft draft() {
        return needed(draft);
    }

    RateJudge colour() {
        return needed(colour);
    }

    /** A rule about a person or a record becomes a count when a sentence speaks of counting. */
    RateCounter counter() {
        if (counter == null) {
            counter = new RateCounter(standard(), draft().subject.ref(), draft().fact.unit());
        }
        return counter;
    }

    static List<Happening> happenings(List<?> facts) {
        return facts.stream().map(fact -> Happening.of((Fact) fact)).toList();
    }

    static TimeLimit limit(int amount, String convention) {
        return TimeLimit.of(amount, CountingConvention.valueOf(convention));
    }

    private static <T> T needed(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the rule speaks in the wrong order");
        }
        return value;
    }
}

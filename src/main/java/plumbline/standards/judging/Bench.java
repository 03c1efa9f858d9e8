package plumbline.standards.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.Calendars;
import plumbline.core.CountingConvention;
import plumbline.core.StandardId;
import plumbline.core.TimeLimit;
import plumbline.facts.Fact;
import plumbline.standards.AsAt;
import plumbline.standards.RateCase;

/**
 * What the sentences of one rule have said so far, shared by the groups of sentences, and everything judged up to now. One
 * for each session, used by one thread; it only remembers and reckons, and touches nothing.
 */
final class Bench {

    final AsAt asAt;
    final List<Verdict> verdicts = new ArrayList<>();
    final List<RateCase> rateCases = new ArrayList<>();
    final Rates rates = new Rates();

    final Measures measures = new Measures();

    private final ClockJudge clocks;
    private final RatingJudge ratings;
    private final RegularJudge regulars;

    private @Nullable StandardId standard;
    private @Nullable CaseDraft draft;
    private final List<Check> checks = new ArrayList<>();

    private @Nullable Counting counting;
    private @Nullable RateJudge colour;
    private @Nullable MeasureJudge measure;
    private @Nullable RegularDuty regular;
    private @Nullable LocalDate regularBegins;

    Bench(AsAt asAt, Calendars calendars) {
        this.asAt = asAt;
        this.clocks = new ClockJudge(asAt, calendars);
        this.ratings = new RatingJudge(asAt);
        this.regulars = new RegularJudge(asAt, calendars);
    }

    void begin(StandardId id) {
        standard = id;
        draft = null;
        counting = null;
        checks.clear();
        colour = null;
        measure = null;
        regular = null;
        regularBegins = null;
    }

    void about(CaseDraft subject) {
        draft = subject;
    }

    void colours(RateJudge judge) {
        colour = judge;
    }

    void conclude() {
        if (colour != null) {
            rates.add(colour, standard());
        } else if (measure != null) {
            measures.add(measure);
        } else if (counting != null) {
            RateCase counted = counting.count(asAt);
            if (counted != null) {
                rateCases.add(counted);
            }
        } else if (regular != null) {
            regular.begins = regularBegins;
            verdicts.addAll(regulars.judge(draft(), regular));
        } else if (draft != null) {
            verdicts.addAll(draft.ratings != null ? ratings.judge(draft) : checks.isEmpty() ? clocks.judge(draft)
                    : new CheckJudge(asAt).judge(draft, List.copyOf(checks)));
        }
    }

    StandardId standard() {
        return needed(standard);
    }

    CaseDraft draft() {
        return needed(draft);
    }

    Colours colours() {
        return measure != null ? measure.colours : needed(colour).colours();
    }

    /** A rule about a person or a record becomes a count when a sentence speaks of counting. */
    RateCounter counter() {
        if (counting == null) {
            counting = new RateCounter(standard(), draft().subject.ref(), draft().fact.unit());
        }
        return (RateCounter) counting;
    }

    /** A rule about a record becomes a count of records when a sentence says in which period it counts, or by what it is met. */
    RecordCounter records() {
        if (counting == null) {
            CaseDraft about = draft();
            counting = new RecordCounter(standard(), about.name.key(), about.fact.unit(), about.name.provider());
        }
        return (RecordCounter) counting;
    }

    DifferentCounter different() {
        return (DifferentCounter) needed(counting);
    }

    void measures(MeasureJudge judge) {
        measure = judge;
    }

    MeasureJudge measure() {
        return needed(measure);
    }

    void regular(RegularDuty duty) {
        regular = duty;
    }

    void regularBegins(@Nullable LocalDate day) {
        regularBegins = day;
    }

    RegularDuty regular() {
        return needed(regular);
    }

    List<Check> checks() {
        return checks;
    }

    void accredited(Accredited check) {
        checks.add(check);
    }

    Accredited accredited() {
        return (Accredited) checks.stream().filter(Accredited.class::isInstance).findFirst().orElseThrow();
    }

    void counts(Counting what) {
        counting = what;
    }

    static List<Happening> happenings(List<?> facts) {
        List<Happening> happenings = new ArrayList<>(facts.size());
        for (Object fact : facts) {
            happenings.add(Happening.of((Fact) fact));
        }
        return happenings;
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

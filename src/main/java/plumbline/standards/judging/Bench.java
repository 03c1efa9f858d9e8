package plumbline.standards.judging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.Calendars;
import plumbline.core.CountingConvention;
import plumbline.core.StandardId;
import plumbline.core.TimeLimit;
import plumbline.facts.Fact;
import plumbline.facts.Person;
import plumbline.standards.RateCase;

/**
 * What the sentences of one rule have said so far, shared by the groups of sentences, and everything judged up to now. One
 * for each session, used by one thread; it only remembers and reckons, and touches nothing.
 */
final class Bench {

    final Now now;
    final List<Verdict> verdicts = new ArrayList<>();
    final List<RateCase> rateCases = new ArrayList<>();
    final Rates rates = new Rates();

    final Measures measures = new Measures();

    private final ClockJudge clocks;
    private final RatingJudge ratings;
    private final RegularJudge regulars;

    /** The earliest moment from which on a person's facts are judged otherwise; under {@code null} what is about no person. */
    final Map<@Nullable String, Instant> changes = new HashMap<>();

    private @Nullable StandardId standard;
    private @Nullable String person;
    private @Nullable CaseDraft draft;
    private final List<Check> checks = new ArrayList<>();

    private @Nullable Counting counting;
    private @Nullable RateJudge colour;
    private @Nullable MeasureJudge measure;
    private @Nullable RegularDuty regular;
    private @Nullable LocalDate regularBegins;

    private final Map<Long, Person> people = new HashMap<>();

    Bench(Now now, Calendars calendars) {
        this.now = now;
        this.clocks = new ClockJudge(now, calendars);
        this.ratings = new RatingJudge(now);
        this.regulars = new RegularJudge(now, calendars);
    }

    /** Lets rules ask for the person their subject belongs to; a join for every subject would take longer. */
    void knows(Person somebody) {
        people.put(somebody.id(), somebody);
    }

    @Nullable Person person(long id) {
        return people.get(id);
    }

    void begin(StandardId id) {
        standard = id;
        draft = null;
        person = null;
        counting = null;
        checks.clear();
        colour = null;
        measure = null;
        regular = null;
        regularBegins = null;
    }

    void about(CaseDraft subject) {
        draft = subject;
        person = subject.name.personRef();
    }

    void colours(RateJudge judge) {
        colour = judge;
    }

    void conclude() {
        judge();
        changes(person);
    }

    /** Puts down for a person when what was judged since the last time will be judged otherwise. */
    void changes(@Nullable String whose) {
        Instant change = now.takeChange();
        if (change != null) {
            changes.merge(whose, change, (one, other) -> one.isBefore(other) ? one : other);
        }
    }

    private void judge() {
        if (colour != null) {
            rates.add(colour, standard());
        } else if (measure != null) {
            measures.add(measure);
        } else if (counting != null) {
            RateCase counted = counting.count(now);
            if (counted != null) {
                rateCases.add(counted);
            }
        } else if (regular != null) {
            regular.begins = regularBegins;
            verdicts.addAll(regulars.judge(draft(), regular));
        } else if (draft != null) {
            verdicts.addAll(draft.ratings != null ? ratings.judge(draft) : checks.isEmpty() ? clocks.judge(draft)
                    : new CheckJudge(now).judge(draft, List.copyOf(checks)));
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
            counting = new RateCounter(counted(draft().subject.ref()));
        }
        return (RateCounter) counting;
    }

    /** A rule about a record becomes a count of records when a sentence says in which period it counts, or by what it is met. */
    RecordCounter records() {
        if (counting == null) {
            CaseDraft about = draft();
            counting = new RecordCounter(counted(about.name.key()), about.name.provider());
        }
        return (RecordCounter) counting;
    }

    /** What the rule is about, as it counts in a rate under a reference. */
    Counted counted(String ref) {
        CaseDraft about = draft();
        return new Counted(standard(), ref, about.name.personRef(), about.fact.unit());
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

    void counts(Counting what, @Nullable String whose) {
        counts(what);
        person = whose;
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

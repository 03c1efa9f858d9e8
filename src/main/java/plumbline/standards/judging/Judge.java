package plumbline.standards.judging;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.Calendars;
import plumbline.core.StandardId;
import plumbline.facts.CaseRecord;
import plumbline.facts.Fact;
import plumbline.facts.Location;
import plumbline.facts.Person;
import plumbline.standards.AsAt;
import plumbline.standards.Judgement;
import plumbline.standards.RateCase;
import plumbline.standards.Subject;

/**
 * What the sentences of a rule speak to first and last: it opens the hearing of one subject, and at the end it concludes.
 * What lies between is said to its neighbours, one for each group of sentences ({@link #globals}).
 *
 * <p>Every public method here and there stands for sentences of {@code rules/vocabulary.dsl}, but for those that name what
 * came out.
 */
public final class Judge {

    private final Bench bench;
    private final Map<String, StandardId> ids = new HashMap<>();

    /** A judge for facts as at a moment. */
    public Judge(AsAt asAt, Calendars calendars) {
        this.bench = new Bench(new Now(asAt), calendars);
    }

    /** A judge who knows the people of a partition, whose death or move ends duties towards them. */
    public Judge(AsAt asAt, Calendars calendars, List<? extends Fact> facts) {
        this(asAt, calendars);
        for (Fact fact : facts) {
            if (fact instanceof Person person) {
                bench.knows(person);
            }
        }
    }

    /** The types of all groups of sentences, by the name rules know them under. */
    public static Map<String, Class<?>> vocabulary() {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        types.put("judge", Judge.class);
        types.put("clock", ClockSentences.class);
        types.put("severity", SeveritySentences.class);
        types.put("check", CheckSentences.class);
        types.put("rating", RatingSentences.class);
        types.put("rate", RateSentences.class);
        types.put("count", CountSentences.class);
        types.put("regular", RegularSentences.class);
        types.put("measure", MeasureSentences.class);
        types.put("colour", ColourSentences.class);
        return types;
    }

    /** This judge and its neighbours, by the name rules know them under. */
    public Map<String, Object> globals() {
        return Map.of("judge", this, "clock", new ClockSentences(bench), "severity", new SeveritySentences(bench),
                "check", new CheckSentences(bench), "regular", new RegularSentences(bench), "rating", new RatingSentences(bench),
                "rate", new RateSentences(bench), "count", new CountSentences(bench), "measure", new MeasureSentences(bench),
                "colour", new ColourSentences(bench));
    }

    public void begin(String standardId) {
        bench.begin(ids.computeIfAbsent(standardId, StandardId::new));
    }

    public void conclude() {
        bench.conclude();
    }

    public void aboutCase(Fact fact) {
        RecordName name = RecordName.of(fact);
        bench.about(new CaseDraft(bench.standard(), fact, new Subject(Subject.Kind.CASE, fact.ref(), name.personRef()), name));
    }

    public void aboutRecord(CaseRecord record) {
        aboutCase(record);
    }

    public void aboutPerson(Fact fact) {
        RecordName name = RecordName.of(fact);
        String person = name.personRef() == null ? fact.ref() : name.personRef();
        bench.about(new CaseDraft(bench.standard(), fact, new Subject(Subject.Kind.PERSON, person, person), name));
    }

    public void aboutLocation(Location location) {
        bench.about(new CaseDraft(bench.standard(), location, new Subject(Subject.Kind.LOCATION, location.ref(), null), RecordName.of(location)));
    }

    public void aboutJudged(JudgedCase judged) {
        bench.counts(new RecordCounter(new Counted(bench.standard(), judged.ref(), judged.person(), judged.unit()), null), judged.person());
    }

    /** What was judged of cases. */
    List<Verdict> verdicts() {
        return bench.verdicts;
    }

    /** What is wrong in facts, whoever judges them. */
    RecordFaults faults(List<Fact> facts, boolean doublesToo) {
        return RecordFaults.of(facts, bench, doublesToo);
    }

    /** From when on the facts of a person are judged otherwise, by the person; under {@code null} those of nobody. */
    Map<@Nullable String, Instant> changes() {
        return bench.changes;
    }

    /** What was judged of measured values. */
    List<Judgement> measures() {
        List<Judgement> judged = bench.measures.judgements(bench.now);
        bench.changes(null);
        return judged;
    }

    /** What counts in rates. */
    List<RateCase> rateCases() {
        return bench.rateCases;
    }

    /** What was judged of rates. */
    public List<Judgement> rateJudgements() {
        return bench.rates.judgements();
    }
}

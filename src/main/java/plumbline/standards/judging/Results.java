package plumbline.standards.judging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.core.StandardId;
import plumbline.facts.Fact;
import plumbline.standards.CaseResults;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;
import plumbline.standards.RateCase;

/**
 * Puts what judges found into its final form: in one order whatever the order of rules and facts, each subject and period
 * judged once by each standard, and each case counted once in each rate.
 */
public final class Results {

    /** Gravest first: when doubtful data make one subject appear twice, the graver judgement stands. */
    private static final List<Outcome> GRAVEST_FIRST = List.of(Outcome.BREACH, Outcome.UNKNOWN, Outcome.DUE_SOON,
            Outcome.COMPLIANT, Outcome.EXCLUDED);

    private static final Comparator<Judgement> GRAVER = Comparator
            .comparing((Judgement judgement) -> GRAVEST_FIRST.indexOf(judgement.outcome()))
            .thenComparing(judgement -> !judgement.open())
            .thenComparing(judgement -> judgement.explanation().text());

    private Results() {
    }

    /** Written out, as is the next: a run compares so often that the calls of chained comparators show in its profile. */
    private static int bySubject(Judgement one, Judgement other) {
        int kinds = one.subject().kind().compareTo(other.subject().kind());
        if (kinds != 0) {
            return kinds;
        }
        int refs = one.subject().ref().compareTo(other.subject().ref());
        return refs != 0 ? refs : one.period().compareTo(other.period());
    }

    private static int byCase(RateCase one, RateCase other) {
        int refs = one.ref().compareTo(other.ref());
        return refs != 0 ? refs : one.period().compareTo(other.period());
    }

    /** The cases that some standards judged, for the rates over them. */
    public static List<JudgedCase> cases(Judge judge, Set<String> standards) {
        return judge.verdicts().stream().filter(verdict -> standards.contains(verdict.judgement().standard().value())).map(verdict -> new JudgedCase(verdict.judgement().standard(), verdict.recordRef(),
                verdict.judgement().subject().personRef(), verdict.judgement().unit(), verdict.judgement().outcome(), verdict.doneOn(), verdict.doneDayMissing())).toList();
    }

    /**
     * Doubts what was judged of records with dates that cannot be, so it comes before everything else that is asked of a judge.
     *
     * @param counted whether any standard counts records; if not, there is nothing to tell of them
     * @return the records that were judged or are faulty, each once, complete only if every standard found it so
     */
    public static List<JudgedRecord> records(Judge judge, List<Fact> facts, boolean counted) {
        RecordFaults faults = judge.faults(facts, counted);
        new Doubts(faults).apply(judge);
        return counted ? records(judge, faults) : List.of();
    }

    private static List<JudgedRecord> records(Judge judge, RecordFaults faults) {
        Map<String, JudgedRecord> records = new HashMap<>();
        for (Verdict verdict : judge.verdicts()) {
            JudgedRecord known = records.get(verdict.recordRef());
            if (known == null || known.complete() && verdict.dateMissing()) {
                JudgedRecord judged = new JudgedRecord(verdict.recordRef(), verdict.judgement().subject().personRef(), verdict.judgement().unit(), true,
                        !verdict.dateMissing(), false, false);
                records.put(verdict.recordRef(), known == null ? judged : known.and(judged));
            }
        }
        faults.found().forEach(fault -> records.merge(fault.ref(), fault, JudgedRecord::and));
        return List.copyOf(records.values());
    }

    /** Everything judges found about one partition. */
    public static CaseResults of(Judge cases, Judge records) {
        List<RateCase> counted = new ArrayList<>(cases.rateCases());
        counted.addAll(records.rateCases());
        return new CaseResults(judgements(cases), rateCases(counted), changes(cases, records));
    }

    private static Map<@Nullable String, Instant> changes(Judge cases, Judge records) {
        Map<@Nullable String, Instant> changes = new HashMap<>(cases.changes());
        records.changes().forEach((person, change) -> changes.merge(person, change, (one, other) -> one.isBefore(other) ? one : other));
        return changes;
    }

    private static List<Judgement> judgements(Judge judge) {
        Stream<Judgement> all = Stream.concat(judge.verdicts().stream().map(Verdict::judgement), judge.measures().stream());
        return inOrder(all, Judgement::standard, Results::bySubject, (one, other) -> GRAVER.compare(other, one) < 0 ? other : one);
    }

    /** One of each in a rate; a person in two spells counts as met if either is met. */
    private static List<RateCase> rateCases(List<RateCase> cases) {
        return inOrder(cases.stream(), RateCase::standard, Results::byCase, (one, other) -> other.part().compareTo(one.part()) < 0 ? other : one);
    }

    /**
     * In order of standard and then as the comparator says, each once. What a standard says comes nearly in order already, so
     * that sorting it by itself costs next to nothing.
     *
     * @param stands which of two that the comparator takes for the same
     */
    private static <T> List<T> inOrder(Stream<T> all, Function<T, StandardId> standard, Comparator<T> order, BinaryOperator<T> stands) {
        Map<StandardId, List<T>> saidBy = new HashMap<>();
        all.forEach(each -> saidBy.computeIfAbsent(standard.apply(each), first -> new ArrayList<>()).add(each));
        List<T> result = new ArrayList<>();
        saidBy.keySet().stream().sorted().map(saidBy::get).forEach(said -> {
            said.sort(order);
            T last = null;
            for (T next : said) {
                if (last == null || order.compare(last, next) != 0) {
                    last = next;
                    result.add(next);
                } else {
                    last = stands.apply(last, next);
                    result.set(result.size() - 1, last);
                }
            }
        });
        return List.copyOf(result);
    }
}

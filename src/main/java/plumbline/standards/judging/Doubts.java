package plumbline.standards.judging;

import java.util.List;
import java.util.Map;
import plumbline.standards.Explanation;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;
import plumbline.standards.RateCase;

/**
 * Takes back what was judged of records with dates that cannot be. A date before birth makes the whole record doubtful. Dates
 * in the wrong order make nothing compliant and end no duty; a breach stands, because it was found without the wrong one.
 * A date that lies ahead is no matter for this: it has not happened yet.
 */
final class Doubts {

    private final RecordFaults faults;

    Doubts(RecordFaults faults) {
        this.faults = faults;
    }

    void apply(Judge judge) {
        if (!faults.beforeBirth().isEmpty() || !faults.outOfOrder().isEmpty()) {
            judge.verdicts().replaceAll(this::doubted);
            judge.rateCases().replaceAll(this::doubted);
        }
    }

    private Verdict doubted(Verdict verdict) {
        boolean unborn = faults.beforeBirth().contains(verdict.recordRef());
        boolean early = faults.outOfOrder().contains(verdict.recordRef()) && verdict.judgement().outcome() != Outcome.BREACH;
        if (!unborn && !early || verdict.judgement().outcome() == Outcome.UNKNOWN) {
            return verdict;
        }
        Judgement judged = verdict.judgement();
        String words = verdict.recordRef() + " holds a date before " + (unborn ? "the person was born" : "what it follows")
                + ", so it cannot be told whether the standard is met.";
        return new Verdict(new Judgement(judged.standard(), judged.subject(), judged.period(), judged.unit(), Outcome.UNKNOWN, null, judged.deadline(),
                judged.open(), Explanation.of(words, List.of(words), Map.of())), verdict.recordRef(), verdict.dateMissing(), verdict.doneOn(),
                verdict.doneDayMissing());
    }

    private RateCase doubted(RateCase counted) {
        boolean early = faults.outOfOrder().contains(counted.ref()) && counted.part() == RateCase.Part.MET;
        return !early && !faults.beforeBirth().contains(counted.ref()) ? counted : new RateCase(counted.standard(), counted.ref(), counted.person(),
                counted.unit(), RateCase.Part.UNKNOWN, counted.period(), counted.provider(), null);
    }
}

package plumbline.standards.judging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import plumbline.core.StandardId;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;
import plumbline.standards.Tally;

/**
 * The rates judged in one session. When exactly one unit of a level is hidden because it is small, and the rate of the whole
 * council is shown, the small one could be worked out from the total; then the next smallest is hidden with it.
 */
final class Rates {

    private final List<Rate> rates = new ArrayList<>();

    private record Rate(RateJudge judge, StandardId standard, Judgement judgement) {

        Tally tally() {
            return judge.tally();
        }

        boolean sameAs(Rate other) {
            return standard.equals(other.standard) && tally().period().equals(other.tally().period());
        }

        boolean shown() {
            return judgement.outcome() != Outcome.SUPPRESSED && judgement.outcome() != Outcome.NO_DATA;
        }
    }

    void add(RateJudge judge, StandardId standard) {
        rates.add(new Rate(judge, standard, judge.judge(standard)));
    }

    List<Judgement> judgements() {
        List<Judgement> judgements = new ArrayList<>();
        for (Rate rate : rates) {
            judgements.add(coversForAnother(rate) ? rate.judge().hidden(rate.standard()) : rate.judgement());
        }
        return judgements;
    }

    private boolean coversForAnother(Rate rate) {
        if (!rate.shown() || rate.tally().level().equals("COUNCIL") || rate.tally().level().equals("TEAM")) {
            return false;
        }
        boolean totalShown = rates.stream().anyMatch(other -> other.sameAs(rate) && other.tally().level().equals("COUNCIL") && other.shown());
        List<Rate> beside = rates.stream().filter(other -> other.sameAs(rate) && other.tally().level().equals(rate.tally().level())).toList();
        long hidden = beside.stream().filter(other -> other.judgement().outcome() == Outcome.SUPPRESSED).count();
        Rate smallest = beside.stream().filter(Rate::shown).min(Comparator.comparing((Rate other) -> other.tally().total())
                .thenComparing(other -> other.tally().subject().ref())).orElse(rate);
        return totalShown && hidden == 1 && smallest == rate;
    }
}

package plumbline.standards.judging;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.standards.RateCase;

/** The sentences about who counts in a rate, and what counts as met. */
public final class RateSentences {

    private final Bench bench;

    RateSentences(Bench bench) {
        this.bench = bench;
    }

    public void countsAfterMonthsOfSupport(int months, @Nullable LocalDate beganOn, @Nullable LocalDate endedOn) {
        bench.counter().after(months, beganOn, endedOn);
        if (bench.draft().endings.stream().anyMatch(ending -> bench.now.reached(ending.day()))) {
            bench.counter().gone();
        }
    }

    public void metBy(List<?> facts) {
        bench.counter().metBy(Bench.happenings(facts));
    }

    public void metWithinMonths(int months) {
        bench.counter().within(months);
    }

    public void countsRecord(JudgedRecord judged) {
        if (judged.judged()) {
            bench.rateCases.add(new Counted(bench.standard(), judged.ref(), judged.person(), judged.unit())
                    .as(judged.complete() ? RateCase.Part.MET : RateCase.Part.NOT_MET));
        }
    }
}

package plumbline.standards.judging;

/**
 * The sentences about a clock, which rules know as {@code clock}: what starts, stops and pauses it, when the duty ends, how long it may run. What
 * each of them says stands with those about the same.
 */
public final class ClockSentences implements StartSentences, StopSentences, PauseSentences, DutyEndSentences, LimitSentences, DeadlineSentences, BirthdaySentences,
        DueSoonSentences {

    private final Bench bench;

    ClockSentences(Bench bench) {
        this.bench = bench;
    }

    @Override
    public Bench bench() {
        return bench;
    }
}

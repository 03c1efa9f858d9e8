package plumbline.benchmark;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;

/**
 * What a comparator found out: as much of a finding as every comparator can know.
 *
 * @param deadline the last moment in time; {@code null} when the start of the clock is not known
 */
public record Found(String standard, String subject, String period, Outcome outcome, @Nullable Instant deadline) {

    static Found of(Judgement judgement) {
        return new Found(judgement.standard().value(), judgement.subject().ref(), judgement.period(), judgement.outcome(),
                judgement.deadline() == null ? null : judgement.deadline().at());
    }

    /** A finding of a clock that counts days: its period is the day it started, its deadline the end of a day. */
    static Found ofDays(String standard, String subject, LocalDate start, Outcome outcome, LocalDate deadline) {
        return new Found(standard, subject, start.toString(), outcome, BusinessTime.endOf(deadline));
    }

    /** What is found when nobody knows when the clock started. */
    static Found withoutStart(String standard, String subject) {
        return new Found(standard, subject, "unknown", Outcome.UNKNOWN, null);
    }

    /** Tells the finding from every other, outcome and deadline included. */
    public String key() {
        return standard + "|" + subject + "|" + period + "|" + outcome + "|" + (deadline == null ? "" : deadline);
    }
}

package plumbline.standards.examples;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.core.Deadline;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;
import plumbline.standards.RateCase;

/**
 * What a worked example expects. Everything that is {@code null} is left open.
 *
 * @param subject the subject's reference: of the record, the person, the location or the unit
 * @param counts  set when it is about how a case counts in a rate instead of a judgement
 * @param absent  whether nothing at all should be said of the subject
 * @param written the letters of it in its file; {@code null} when nothing could be put in their place
 */
record Expectation(int line, StandardId standard, String subject, @Nullable Outcome outcome, @Nullable Severity severity,
                   @Nullable LocalDate deadlineDay, @Nullable Instant deadlineInstant, @Nullable String period, @Nullable Boolean open,
                   @Nullable String says, RateCase.@Nullable Part counts, boolean absent, @Nullable WrittenExpectation written) {

    /** Whether a judgement is about the subject, whichever of its references the example names. */
    boolean concerns(Judgement judgement) {
        return judgement.standard().equals(standard)
                && (judgement.subject().ref().equals(subject) || subject.equals(judgement.subject().personRef()))
                && (period == null || period.equals(judgement.period()));
    }

    /** Whether a count is about the subject; records count under their type and reference. */
    boolean concerns(RateCase counted) {
        return counted.standard().equals(standard) && (period == null || period.equals(counted.period())) && (counted.ref().equals(subject) || counted.ref().endsWith(" " + subject)
                || counted.ref().endsWith("(" + subject + ")"));
    }

    boolean agrees(Judgement judgement) {
        Deadline deadline = judgement.deadline();
        return (outcome == null || outcome == judgement.outcome())
                && (severity == null || severity == judgement.severity())
                && (deadlineDay == null || deadline != null && deadline.lastDay().equals(deadlineDay))
                && (deadlineInstant == null || deadline != null && deadline.at().equals(deadlineInstant))
                && (open == null || open == judgement.open())
                && (says == null || judgement.explanation().text().contains(Objects.requireNonNull(says)));
    }

    /** On the wrong side of the standard's line. */
    boolean misses() {
        return counts == RateCase.Part.NOT_MET || outcome != null && (outcome.opensBreach() || outcome == Outcome.AMBER);
    }

    /** On the right side of it. */
    boolean meets() {
        return absent || counts == RateCase.Part.MET || outcome != null && outcome.clearsBreach() && outcome != Outcome.AMBER;
    }

    /** What is expected of the subject, for people. */
    String shown() {
        if (absent) {
            return subject + ": not judged";
        }
        if (counts != null) {
            return subject + ": counts as " + counts.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        return subject + ": " + (outcome == null ? "" : outcome.word()) + words().replaceFirst("^[A-Z_]*", "").replaceFirst(", saying.*", "");
    }

    /** What is expected, in words. */
    String words() {
        StringBuilder words = new StringBuilder();
        if (outcome != null) {
            words.append(outcome);
        }
        if (severity != null) {
            words.append(' ').append(severity);
        }
        if (deadlineDay != null) {
            words.append(", deadline ").append(BusinessTime.write(deadlineDay));
        }
        if (deadlineInstant != null) {
            words.append(", deadline ").append(BusinessTime.write(deadlineInstant));
        }
        if (open != null) {
            words.append(open ? ", open" : ", closed");
        }
        if (says != null) {
            words.append(", saying '").append(says).append('\'');
        }
        return words.toString();
    }

    /** A judgement in the same words. */
    static String words(Judgement judgement) {
        return judgement.outcome() + (judgement.severity() == null ? "" : " " + judgement.severity())
                + (judgement.deadline() == null ? "" : ", deadline " + judgement.deadline().words())
                + (judgement.open() ? ", open" : ", closed") + ", period " + judgement.period()
                + " (" + judgement.explanation().text() + ")";
    }

    /** A judgement for people, without its explanation. */
    static String shown(Judgement judgement) {
        return judgement.outcome().word() + (judgement.severity() == null ? "" : " " + judgement.severity())
                + (judgement.deadline() == null ? "" : ", deadline " + judgement.deadline().words())
                + (judgement.open() ? ", open" : ", closed") + ", period " + judgement.period();
    }
}

package plumbline.standards.judging;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Assessment;
import plumbline.facts.Fact;
import plumbline.facts.QualityVisit;
import plumbline.facts.Review;
import plumbline.facts.SupportPlan;

/**
 * Something that may stop a clock or start it again, read from a fact.
 *
 * @param beganOn  the day it began, if the fact knows
 * @param on       the day it was done
 * @param recorded whether the source says it is done, even if the day is missing
 */
record Happening(String ref, @Nullable LocalDate beganOn, @Nullable LocalDate on, boolean recorded) {

    static Happening of(Fact fact) {
        if (fact instanceof Assessment assessment) {
            return new Happening(assessment.ref(), assessment.beganOn(), assessment.signedOffOn(), assessment.completed());
        }
        if (fact instanceof Review review) {
            return new Happening(review.ref(), null, review.completedOn(), review.completed());
        }
        if (fact instanceof SupportPlan plan) {
            return new Happening(plan.ref(), null, plan.signedOffOn(), false);
        }
        if (fact instanceof QualityVisit visit) {
            return new Happening(visit.ref(), null, visit.completedOn(), false);
        }
        throw new IllegalStateException("the vocabulary hands over a fact that is no event: " + fact.getClass().getSimpleName());
    }

    /** The same event of several records, in the words of a sentence. */
    static List<Happening> of(String event, List<?> records) {
        return records.stream().map(Fact.class::cast)
                .map(record -> new Happening(record.ref(), null, record.day(event), record.happened(event))).toList();
    }

    /** The source says it is done but not when. */
    boolean dayMissing() {
        return recorded && on == null;
    }

    /** Done, and known when, by now. What is dated later has not happened yet. */
    boolean doneBy(Now now) {
        return on != null && now.reached(on);
    }

    /** The day it began, or was done when its beginning is not known; {@code null} when neither is known. */
    @Nullable LocalDate placedOn() {
        return beganOn != null ? beganOn : on;
    }
}

package plumbline.studio.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.breaches.BreachEvidence.Evidence;
import plumbline.standards.Standard;

/**
 * Where a standard is between two reviews.
 *
 * @param due      the day by which it is decided about
 * @param overdue  whether that day has passed
 * @param latest   the latest decision; {@code null} when there never was one
 * @param evidence what it did in the last six months
 * @param since    the first of the days whose breaches are evidence
 * @param votes    how many people say that it is of no use
 */
public record StandardReview(Standard standard, LocalDate due, boolean overdue, @Nullable DecidedReview latest, Evidence evidence, LocalDate since, int votes) {

    /** What is known of it, in words, as it is kept with a decision. */
    public String words() {
        return "In the six months before: " + evidence.opened() + " breaches opened, " + evidence.reopened() + " of them came back, " + evidence.overturned()
                + " were overturned by better facts, " + evidence.waived()
                + " were waived; " + evidence.open() + " are open; " + votes + " people say it is not useful.";
    }
}

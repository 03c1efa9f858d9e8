package plumbline.studio.review.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.studio.review.DecidedReview;
import plumbline.studio.review.ReviewDecision;
import plumbline.studio.review.StandardReview;

/**
 * A standard between two reviews, for reading.
 *
 * @param opened breaches opened in the last six months; {@code reopened}, {@code overturned} and {@code waived} are of these
 * @param since  the day from which on these opened
 */
record ReviewView(String standard, String title, LocalDate due, boolean overdue, LocalDate since, int opened, int open, int reopened, int overturned, int waived, int notUseful,
                  @Nullable ReviewedView latest) {

    /** A decision. */
    record ReviewedView(ReviewDecision decision, String reason, String evidence, @Nullable String changeRequest, String decidedBy, Instant decidedAt) {

        static ReviewedView of(DecidedReview review) {
            return new ReviewedView(review.decision(), review.reason(), review.evidence(), review.changeRequest(), review.decidedBy(), review.decidedAt());
        }

        /** The day, for people. */
        public String day() {
            return BusinessTime.write(decidedAt);
        }
    }

    static ReviewView of(StandardReview review) {
        return new ReviewView(review.standard().id().value(), review.standard().title(), review.due(), review.overdue(), review.since(), review.evidence().opened(),
                review.evidence().open(), review.evidence().reopened(), review.evidence().overturned(), review.evidence().waived(), review.votes(),
                review.latest() == null ? null : ReviewedView.of(review.latest()));
    }

    static List<ReviewView> of(List<StandardReview> reviews) {
        return reviews.stream().map(ReviewView::of).toList();
    }

    /** The day it is due, for people. */
    public String dueDay() {
        return BusinessTime.write(due);
    }
}

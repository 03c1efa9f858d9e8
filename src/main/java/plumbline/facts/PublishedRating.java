package plumbline.facts;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * One published rating of a location, for one service group and domain.
 *
 * @param band {@code null} for words that are no rating, such as "Not Rated"
 */
record PublishedRating(String serviceGroup, String domain, Rating.@Nullable Band band, @Nullable LocalDate publishedOn) {

    private static final String OVERALL = "Overall";

    private static final Comparator<PublishedRating> WORST_FIRST = Comparator
            .comparing((PublishedRating rating) -> rating.band(), Comparator.reverseOrder())
            .thenComparing(rating -> !rating.domain().equals(OVERALL))
            .thenComparing(PublishedRating::serviceGroup).thenComparing(PublishedRating::domain);

    /**
     * The rating that counts for a location: the overall one, or, where the regulator rated services only, the worst over
     * its services. A location with several services no longer gets one overall rating, and a rule that reads only that
     * would miss a poor service.
     */
    static Rating latestOf(String location, UnitId unit, List<PublishedRating> published) {
        Optional<PublishedRating> overall = published.stream()
                .filter(rating -> rating.band() != null && rating.isOverall() && rating.domain().equals(OVERALL)).findFirst();
        if (overall.isPresent()) {
            return new Rating(location, unit, overall.get().band(), overall.get().publishedOn(), "overall");
        }
        return published.stream().filter(rating -> rating.band() != null && !rating.isOverall()).min(WORST_FIRST)
                .map(worst -> new Rating(location, unit, worst.band(), worst.publishedOn(),
                        "worst of its services: " + worst.serviceGroup() + ", " + worst.domain()))
                .orElseGet(() -> new Rating(location, unit, Rating.Band.NOT_RATED, null, "no rating published"));
    }

    /** Whether it can be the one that counts for its location. */
    boolean mayCount() {
        return band != null && (!isOverall() || domain.equals(OVERALL));
    }

    private boolean isOverall() {
        return serviceGroup.equals(OVERALL);
    }
}

package plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plumbline.core.UnitId;

class PublishedRatingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 2);

    private static PublishedRating rating(String group, String domain, Rating.@Nullable Band band) {
        return new PublishedRating(group, domain, band, DAY);
    }

    private static Rating latest(PublishedRating... published) {
        return PublishedRating.latestOf("1-1", new UnitId("team"), List.of(published));
    }

    @Test
    void takesTheOverallRatingWhereThereIsOne() {
        Rating rating = latest(rating("Overall", "Overall", Rating.Band.GOOD), rating("Overall", "Safe", Rating.Band.INADEQUATE));
        assertThat(rating.band()).isEqualTo(Rating.Band.GOOD);
        assertThat(rating.basis()).isEqualTo("overall");
    }

    @Test
    void takesTheWorstOfTheServicesWhereOverallIsNoRating() {
        Rating rating = latest(rating("Overall", "Overall", null), rating("Care Homes", "Overall", Rating.Band.GOOD),
                rating("Care Homes", "Effective", Rating.Band.REQUIRES_IMPROVEMENT), rating("Homecare", "Overall", Rating.Band.OUTSTANDING));
        assertThat(rating.band()).isEqualTo(Rating.Band.REQUIRES_IMPROVEMENT);
        assertThat(rating.basis()).isEqualTo("worst of its services: Care Homes, Effective");
    }

    @Test
    void isNotRatedWhenNothingIs() {
        assertThat(latest(rating("Overall", "Overall", null)).band()).isEqualTo(Rating.Band.NOT_RATED);
        assertThat(latest(rating("Overall", "Overall", null)).publishedOn()).isNull();
    }
}

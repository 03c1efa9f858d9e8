package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static plumbline.intake.ImportFixture.newRef;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plumbline.core.BusinessTime;
import plumbline.facts.Rating;
import plumbline.facts.RatingPublication;

/** What is known about a location's earlier ratings when files come in one after another, in any order. */
class RatingHistoryImportTest extends ImportTest {

    private static final LocalDate JANUARY = LocalDate.of(2024, 1, 10);
    private static final LocalDate MAY = LocalDate.of(2025, 5, 10);

    @Autowired
    Clock clock;

    String location;

    @BeforeEach
    void makeLocation() {
        location = "1-" + Math.abs(newRef("L").hashCode());
    }

    private String directory(String... rows) {
        StringBuilder file = new StringBuilder("Location ID,Location Name,Service / Population Group,Domain,Latest Rating,Publication Date,"
                + "Provider ID,Provider Name,Location Type,Location Local Authority\n");
        for (String row : rows) {
            file.append("%s,A home,%s,1-1,A provider,Social Care Org,Council\n".formatted(location, row));
        }
        return file.toString();
    }

    private static String overall(String rating, LocalDate published) {
        return "Overall,Overall," + rating + "," + published;
    }

    /** The regulator's other list, which does not say when. */
    private String list(String rating) {
        return "Location ID,Location Name,Provider ID,Provider Name,Location Local Authority,Primary Inspection Category,Location HSCA End Date,"
                + "Location Latest Overall Rating,Location Safe Rating,Location Effective Rating,Location Caring Rating,Location Responsive Rating,Location Well-Led Rating\n"
                + location + ",A home,1-1,A provider,Council,Residential social care,," + rating + ",,,,,\n";
    }

    /** What a person placed there brings along: the ratings of the location, each with its day. */
    private List<RatingPublication> publications() {
        String person = newRef("P");
        fixture.imported("Record kind,Record ref,Person ref,About,Agreed on\nplacement," + newRef("PL") + "," + person + "," + location + ",01/06/2025\n");
        return fixture.about(person, RatingPublication.class);
    }

    private Rating latest() {
        return facts.providers().facts().stream().filter(Rating.class::isInstance).map(Rating.class::cast)
                .filter(rating -> rating.ref().equals(location)).findFirst().orElseThrow();
    }

    @Test
    void givesAPlacementEveryRatingWithItsDayAndTheLocationItsLatest() {
        fixture.imported(directory(overall("Good", JANUARY)));
        fixture.imported(directory(overall("Inadequate", MAY)));
        assertThat(publications()).extracting(RatingPublication::band, RatingPublication::publishedOn)
                .containsExactly(tuple(Rating.Band.GOOD, JANUARY), tuple(Rating.Band.INADEQUATE, MAY));
        assertThat(latest()).extracting(Rating::band, Rating::publishedOn).containsExactly(Rating.Band.INADEQUATE, MAY);
    }

    @Test
    void fillsInAnOlderFileThatComesLaterAndLeavesTheLatestAlone() {
        fixture.imported(directory(overall("Inadequate", MAY)));
        Batch older = fixture.imported(directory(overall("Good", JANUARY)).replace("A home", "A home of old"));
        assertThat(older.accepted()).isEqualTo(1);
        assertThat(publications()).extracting(RatingPublication::band, RatingPublication::publishedOn)
                .containsExactly(tuple(Rating.Band.GOOD, JANUARY), tuple(Rating.Band.INADEQUATE, MAY));
        assertThat(latest()).extracting(Rating::band, Rating::publishedOn).containsExactly(Rating.Band.INADEQUATE, MAY);
        assertThat(jdbc.sql("select name from location where ref = ?").param(location).query(String.class).single()).isEqualTo("A home");
    }

    @Test
    void takesSeveralDaysFromOneFile() {
        Batch batch = fixture.imported(directory(overall("Inadequate", MAY), overall("Good", JANUARY)));
        assertThat(List.of(batch.accepted(), batch.duplicate())).containsExactly(2, 0);
        assertThat(publications()).hasSize(2);
        assertThat(latest().band()).isEqualTo(Rating.Band.INADEQUATE);
    }

    @Test
    void changesNothingWhenTheSameComesAgain() {
        String file = directory(overall("Good", JANUARY), overall("Inadequate", MAY));
        fixture.imported(file);
        List<RatingPublication> before = publications();
        assertThat(fixture.imported(file).repeated()).isTrue();
        Batch otherFileSameContent = fixture.imported(file + "\n");
        assertThat(List.of(otherFileSameContent.accepted(), otherFileSameContent.unchanged())).containsExactly(0, 2);
        assertThat(publications()).isEqualTo(before);
    }

    @Test
    void correctsARatingOfTheSameDay() {
        fixture.imported(directory(overall("Good", JANUARY)));
        fixture.imported(directory(overall("Requires improvement", JANUARY)));
        assertThat(publications()).extracting(RatingPublication::band).containsExactly(Rating.Band.REQUIRES_IMPROVEMENT);
        assertThat(latest().band()).isEqualTo(Rating.Band.REQUIRES_IMPROVEMENT);
    }

    @Test
    void worksOutTheWorstOfTheServicesForEveryDay() {
        fixture.imported(directory("Homes,Safe,Inadequate," + JANUARY, "Homes,Caring,Requires improvement," + JANUARY.plusDays(1), "Homes,Safe,Good," + MAY));
        assertThat(publications()).extracting(RatingPublication::band, RatingPublication::publishedOn).containsExactly(
                tuple(Rating.Band.INADEQUATE, JANUARY), tuple(Rating.Band.REQUIRES_IMPROVEMENT, MAY));
    }

    @Test
    void remembersARatingWithoutItsDayUntilTheDayIsKnown() {
        fixture.imported(directory(overall("Good", JANUARY)));
        fixture.imported(list("Inadequate"));
        LocalDate today = BusinessTime.dayOf(clock.instant());
        assertThat(publications()).extracting(RatingPublication::band, RatingPublication::publishedOn, RatingPublication::seenOn)
                .containsExactly(tuple(Rating.Band.GOOD, JANUARY, null), tuple(Rating.Band.INADEQUATE, null, today));
        fixture.imported(directory(overall("Inadequate", MAY)));
        assertThat(publications()).extracting(RatingPublication::band, RatingPublication::publishedOn)
                .containsExactly(tuple(Rating.Band.GOOD, JANUARY), tuple(Rating.Band.INADEQUATE, MAY));
    }

    @Test
    void doesNotRepeatARatingWithoutItsDay() {
        fixture.imported(directory(overall("Good", JANUARY)));
        fixture.imported(list("Good"));
        assertThat(publications()).singleElement().extracting(RatingPublication::publishedOn).isEqualTo(JANUARY);
        assertThat(latest().publishedOn()).isEqualTo(JANUARY);
    }
}

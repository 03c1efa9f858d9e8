package plumbline.intake.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plumbline.intake.freshness.FeedState.Trouble;

class FeedStateTest {

    private static final FeedName FEED = new FeedName("record-list/complaint");
    private static final LocalDate CAME = LocalDate.of(2026, 6, 1);
    private static final Expectation WEEKLY = new Expectation(7, 2, 50, Optional.empty(), "data-steward", moment(CAME));

    private static Instant moment(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static Arrival arrival(int rows, @Nullable String confirmed) {
        return new Arrival(1, moment(CAME), rows, CAME, confirmed, confirmed == null ? null : moment(CAME));
    }

    private static Trouble trouble(LocalDate today, Integer... rowsLatestFirst) {
        List<Arrival> arrivals = new ArrayList<>();
        List.of(rowsLatestFirst).forEach(rows -> arrivals.add(arrival(rows, null)));
        return FeedState.at(today, FEED, WEEKLY, arrivals).trouble();
    }

    @Test
    void isOnTimeOnItsLastDayAndLateOnTheNext() {
        assertThat(trouble(CAME.plusDays(9), 10)).isEqualTo(Trouble.NONE);
        assertThat(trouble(CAME.plusDays(10), 10)).isEqualTo(Trouble.LATE);
    }

    @Test
    void isEmptyWithoutARow() {
        assertThat(trouble(CAME, 0)).isEqualTo(Trouble.EMPTY);
        assertThat(trouble(CAME, 1)).isEqualTo(Trouble.NONE);
    }

    @Test
    void isSuddenlySmallBelowThePartStatedOfWhatIsUsual() {
        assertThat(trouble(CAME, 50, 100, 100)).isEqualTo(Trouble.NONE);
        assertThat(trouble(CAME, 49, 100, 100)).isEqualTo(Trouble.SMALL);
    }

    @Test
    void staysSmallWhenASecondSmallFileComesAndBelievesTheThird() {
        assertThat(trouble(CAME, 10, 10, 100, 100)).isEqualTo(Trouble.SMALL);
        assertThat(trouble(CAME, 10, 10, 10, 100)).isEqualTo(Trouble.NONE);
    }

    @Test
    void takesSomebodysWordThatASmallFileIsRightButNotThatALateOneIs() {
        List<Arrival> arrivals = List.of(arrival(0, "The form was closed this week"), arrival(100, null));
        assertThat(FeedState.at(CAME, FEED, WEEKLY, arrivals).trouble()).isEqualTo(Trouble.NONE);
        assertThat(FeedState.at(CAME.plusDays(10), FEED, WEEKLY, arrivals).trouble()).isEqualTo(Trouble.LATE);
    }

    @Test
    void isLateWithoutEverHavingComeOnceItShouldHave() {
        assertThat(trouble(CAME.plusDays(9))).isEqualTo(Trouble.NONE);
        assertThat(trouble(CAME.plusDays(10))).isEqualTo(Trouble.LATE);
    }

    @Test
    void cannotBeLateWhenNobodySaidWhenItShouldCome() {
        assertThat(FeedState.at(CAME.plusYears(3), FEED, null, List.of(arrival(0, null))).trouble()).isEqualTo(Trouble.NOT_EXPECTED);
    }
}

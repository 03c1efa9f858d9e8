package plumbline.intake.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plumbline.core.BusinessTime;
import plumbline.core.UnitId;
import plumbline.facts.CaseRecord;

/** What the rules see of a feed: files that were awaited, and files that were empty or small. */
class FeedRecordsTest {

    private static final FeedName FEED = new FeedName("client-level-data");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    private static final UnitId UNIT = new UnitId("adults");
    private static final Expectation WEEKLY = new Expectation(7, 2, 50, Optional.of(UNIT), "data-steward", at(DAY));

    private static Instant at(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(BusinessTime.ZONE).toInstant();
    }

    private static Arrival arrival(long batch, LocalDate day, int rows, @Nullable LocalDate confirmed) {
        return new Arrival(batch, at(day), rows, day, confirmed == null ? null : "right", confirmed == null ? null : at(confirmed));
    }

    private static List<CaseRecord> records(Expectation expectation, Arrival... latestFirst) {
        return FeedRecords.of(FEED, expectation, List.of(latestFirst), UNIT);
    }

    private static List<CaseRecord> incomplete(Arrival... latestFirst) {
        return records(WEEKLY, latestFirst).stream().filter(record -> record.kind().equals(FeedRecords.INCOMPLETE)).toList();
    }

    @Test
    void aFeedThatNeverCameIsAwaitedFromTheDayItWasSaid() {
        assertThat(records(WEEKLY)).singleElement().satisfies(record -> {
            assertThat(record.kind()).isEqualTo("awaited file");
            assertThat(record.ref()).isEqualTo("Client Level Data, its first file");
            assertThat(record.unit()).isEqualTo(UNIT);
            assertThat(record.day("was awaited")).isEqualTo(DAY);
            assertThat(record.day("is due")).isEqualTo(DAY.plusDays(9));
            assertThat(record.happened("came")).isFalse();
        });
    }

    @Test
    void eachFileIsAwaitedFromTheOneBefore() {
        List<CaseRecord> records = records(WEEKLY, arrival(13, DAY.plusDays(20), 10, null), arrival(12, DAY.plusDays(5), 10, null));
        assertThat(records).extracting(CaseRecord::ref).containsExactly("Client Level Data after import 13", "Client Level Data after import 12");
        assertThat(records.get(0).day("is due")).isEqualTo(DAY.plusDays(29));
        assertThat(records.get(0).happened("came")).isFalse();
        assertThat(records.get(1).day("is due")).isEqualTo(DAY.plusDays(14));
        assertThat(records.get(1).day("came")).isEqualTo(DAY.plusDays(20));
    }

    @Test
    void whatCameBeforeAnybodySaidWhenWasNotLateAndWhatHasNotComeIs() {
        List<CaseRecord> records = records(WEEKLY, arrival(13, DAY.minusDays(10), 10, null), arrival(12, DAY.minusDays(90), 10, null));
        assertThat(records.get(1).day("is due")).as("over before it was said").isEqualTo(DAY);
        assertThat(records.get(0).day("is due")).as("still to come").isEqualTo(DAY.minusDays(1));
    }

    @Test
    void aSmallFileIsPutRightByTheNextThatIsNotOrByAReason() {
        Arrival usual = arrival(11, DAY, 100, null);
        assertThat(incomplete(arrival(12, DAY.plusDays(7), 50, null), usual)).as("half is enough").isEmpty();
        assertThat(incomplete(arrival(12, DAY.plusDays(7), 49, null), usual)).singleElement().satisfies(record -> {
            assertThat(record.ref()).isEqualTo("Client Level Data of import 12");
            assertThat(record.day("came")).isEqualTo(DAY.plusDays(7));
            assertThat(record.happened("was put right")).isFalse();
        });
        assertThat(incomplete(arrival(13, DAY.plusDays(9), 90, null), arrival(12, DAY.plusDays(7), 0, null), usual)).singleElement()
                .satisfies(record -> assertThat(record.day("was put right")).isEqualTo(DAY.plusDays(9)));
        assertThat(incomplete(arrival(12, DAY.plusDays(7), 0, DAY.plusDays(8)), usual)).singleElement()
                .satisfies(record -> assertThat(record.day("was put right")).isEqualTo(DAY.plusDays(8)));
    }

    @Test
    void anotherSmallFilePutsNothingRight() {
        assertThat(incomplete(arrival(13, DAY.plusDays(9), 3, null), arrival(12, DAY.plusDays(7), 2, null), arrival(11, DAY, 100, null)))
                .hasSize(2).allSatisfy(record -> assertThat(record.happened("was put right")).isFalse());
    }

    @Test
    void ofALongHistoryTheLatestFilesAreSpokenOf() {
        Arrival[] many = new Arrival[30];
        for (int i = 0; i < many.length; i++) {
            many[i] = arrival(100 - i, DAY.plusDays(300 - 7L * i), 10, null);
        }
        assertThat(records(WEEKLY, many)).hasSize(6);
    }
}

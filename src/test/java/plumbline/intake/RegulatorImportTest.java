package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static plumbline.intake.ImportFixture.CLD_HEADER;
import static plumbline.intake.ImportFixture.newRef;
import static plumbline.intake.workbook.WorkbookFiles.openDocument;
import static plumbline.intake.workbook.WorkbookFiles.openDocumentRow;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.facts.Location;
import plumbline.facts.Rating;

/** The regulator's register of active and closed locations, and what its API gives. */
class RegulatorImportTest extends ImportTest {

    @Autowired
    RegulatorApiReader reader;

    @Autowired
    JdbcTemplate template;

    @Autowired
    TransactionTemplate transactions;

    private static final String ACTIVE = "Location ID,Location HSCA start date,Dormant (Y/N),Location Name,Registered manager,Location Type/Sector,Location Latest Overall Rating,"
            + "Publication Date,Location Local Authority,Provider ID,Provider Name\n";
    private static final String CLOSED = "Location ID,Location Name,Location Status,Location HSCA start date,Location HSCA End Date,Location Type/Sector,"
            + "Location Latest Overall Rating,Publication Date,Provider ID,Provider Name\n";

    @Autowired
    BatchDecisions decisions;

    String location;
    String provider;

    @BeforeEach
    void newLocation() {
        location = "1-" + (1_000_000_000L + Math.abs((long) newRef("L").hashCode()));
        provider = "1-" + (1_000_000_000L + Math.abs((long) newRef("V").hashCode()));
    }

    private String active(String rating, String published) {
        return ACTIVE + "%s,2014-01-01,N,A home,Somebody Named,Social Care Org,%s,%s,Lincolnshire,%s,A provider\n".formatted(location, rating, published, provider);
    }

    private String closed(String ended) {
        return CLOSED + "%s,A home,Inactive,2014-01-01,%s,Social Care Org,Good,2024-05-29,%s,A provider\n".formatted(location, ended, provider);
    }

    private String json(String more) {
        return "{\"locationId\":\"%s\",\"providerId\":\"%s\",\"type\":\"Social Care Org\",\"name\":\"A home\",\"localAuthority\":\"Lincolnshire\",%s}".formatted(location, provider, more);
    }

    private Location known() {
        return facts.providers().facts().stream().filter(Location.class::isInstance).map(Location.class::cast).filter(each -> each.ref().equals(location)).findFirst().orElseThrow();
    }

    private Rating rating() {
        return facts.providers().facts().stream().filter(Rating.class::isInstance).map(Rating.class::cast).filter(each -> each.ref().equals(location)).findFirst().orElseThrow();
    }

    private String person() {
        String person = newRef("P");
        fixture.imported(CLD_HEADER + "503,01/04/2025,31/03/2026,,%s,01/02/1950,,Service user,Service,%s,01/04/2024,,Continuation of support or services,,,Long term support: Residential care,Residential care,%s,\n"
                .formatted(person, newRef("S"), location));
        return person;
    }

    @Test
    void readsTheRegisterOfActiveLocations() {
        Batch batch = fixture.imported(active("Requires Improvement", "2026-05-28"));
        assertThat(batch.format()).contains(Format.CQC_ACTIVE);
        assertThat(batch.accepted()).isEqualTo(1);
        assertThat(rating().band()).isEqualTo(Rating.Band.REQUIRES_IMPROVEMENT);
        assertThat(rating().publishedOn()).isEqualTo(LocalDate.of(2026, 5, 28));
        assertThat(known().deactivatedOn()).isNull();
        assertThat(jdbc.sql("select l::text from location l where ref = ?").param(location).query(String.class).single()).doesNotContain("Somebody");
    }

    @Test
    void leavesARatingOfAServiceThatNotRatedOverallWouldHide() {
        fixture.imported("Location ID,Location Name,Service / Population Group,Domain,Latest Rating,Publication Date,Provider ID,Provider Name,Location Type,Location Local Authority\n"
                + "%s,A home,Care Homes,Effective,Inadequate,2026-01-20,%s,A provider,Social Care Org,Lincolnshire\n".formatted(location, provider));
        fixture.imported(active("Not Rated", "2026-02-20"));
        assertThat(rating().band()).isEqualTo(Rating.Band.INADEQUATE);
        assertThat(rating().basis()).isEqualTo("worst of its services: Care Homes, Effective");
    }

    @Test
    void closesALocationAndOpensItAgainWhenItIsActiveAfterAll() {
        fixture.imported(active("Good", "2024-05-29"));
        Batch batch = fixture.imported(closed("31/03/2026"));
        assertThat(batch.format()).contains(Format.CQC_DEACTIVATED);
        assertThat(batch.dataAsOf()).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(known().deactivatedOn()).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(rating().band()).as("what it was rated stays known").isEqualTo(Rating.Band.GOOD);
        assertThat(fixture.imported(closed("31/03/2026") + "\n").unchanged()).isEqualTo(1);
        fixture.imported(active("Good", "2024-05-29") + "\n");
        assertThat(known().deactivatedOn()).isNull();
    }

    @Test
    void doubtsAClosureWhilePeopleHaveAnOpenServiceThere() {
        assertThat(fixture.imported(closed("2026-03-31")).doubtful()).isZero();
        person();
        person();
        Batch batch = fixture.imported(closed("2026-03-30"));
        assertThat(List.of(batch.accepted(), batch.doubtful())).containsOnly(1);
        assertThat(fixture.faults(batch)).singleElement().satisfies(fault -> {
            assertThat(fault.column()).isEqualTo("Location HSCA End Date");
            assertThat(fault.expected()).contains("2 people have one", "registered now");
            assertThat(fault.rejected()).isFalse();
        });
        assertThat(fixture.imported(closed("2199-03-30")).doubtful()).as("it is open until then").isZero();
    }

    @ParameterizedTest
    @CsvSource({"31/03/2026,29/05/2024,2026-03-31", "3/31/2026,5/4/2024,2026-03-31", "2026-03-31,2024-05-29,2026-03-31", "1/2/2026,29/05/2024,2026-02-01", "1/2/2026,5/29/2024,2026-01-02",
        "1/2/2026,3/4/2024,2026-02-01"})
    void readsDatesDayFirstUnlessTheFileShowsOtherwise(String ended, String published, LocalDate day) {
        fixture.imported(CLOSED + "%s,A home,Inactive,2014-01-01,%s,Social Care Org,Good,%s,%s,A provider\n".formatted(location, ended, published, provider));
        assertThat(known().deactivatedOn()).isEqualTo(day);
    }

    @Test
    void refusesTwoWaysOfWritingDates() {
        assertThat(fixture.refusal((CLOSED + "%s,A,Inactive,,31/03/2026,Social Care Org,Good,5/29/2024,1-999,B\n".formatted(location)).getBytes(StandardCharsets.UTF_8))).contains("two ways of writing dates");
    }

    @ParameterizedTest
    @CsvSource({"home,2026-03-31,Good,2024-05-29,Location ID", "1-123456,,Good,2024-05-29,Location HSCA End Date", "1-123456,soon,Good,2024-05-29,Location HSCA End Date",
        "1-123456,2026-03-31,Great,2024-05-29,Location Latest Overall Rating", "1-123456,2026-03-31,Good,2199-05-29,Publication Date"})
    void leavesOutALocationThatCannotBeRead(String id, String ended, String rating, String published, String column) {
        Batch batch = fixture.imported(CLOSED + "%s,A,Inactive,,%s,Social Care Org,%s,%s,1-999,B\n".formatted(id, ended == null ? "" : ended, rating, published));
        assertThat(batch.rejected()).isEqualTo(1);
        assertThat(fixture.faults(batch)).singleElement().satisfies(fault -> assertThat(fault.column()).isEqualTo(column));
    }

    @Test
    void readsTheRegisterAsAWorkbookWithANoteAboveIt() {
        String id = location;
        Batch batch = ((Attempt.Done<Batch>) fixture.attempt(openDocument(Map.of("Deactivated", openDocumentRow("Source: CQC database")
                + openDocumentRow(CLOSED.strip().split(",")) + openDocumentRow(id, "A home", "Inactive", "2014-01-01", "2026-03-31", "Social Care Org", "", "", "1-999", "B"))))).value();
        assertThat(batch.accepted()).isEqualTo(1);
        assertThat(known().deactivatedOn()).isEqualTo(LocalDate.of(2026, 3, 31));
    }

    @Test
    void readsALocationOfTheApiWithEveryRatingItHasAndHad() {
        Batch batch = fixture.imported(json("""
                "registrationStatus":"Registered","numberOfBeds":"12","regulatedActivities":[{"contacts":[{"personGivenName":"Somebody"}]}],
                "currentRatings":{"overall":{"rating":"Not Rated"},"serviceRatings":[{"name":"Care Homes","rating":"Requires improvement","reportDate":"2026-01-20",
                  "keyQuestionRatings":[{"name":"Safe","rating":"Inadequate"},{"name":"Caring","rating":"Good","reportDate":"2025-01-20"}]}]},
                "historicRatings":[{"reportDate":"2023-02-01","overall":{"rating":"Good","keyQuestionRatings":[{"name":"Safe","rating":"Good"}]}}]"""));
        assertThat(batch.format()).contains(Format.CQC_API);
        assertThat(List.of(batch.read(), batch.accepted())).containsOnly(1);
        assertThat(fixture.faults(batch)).isEmpty();
        assertThat(jdbc.sql("select service_group, domain, published, published_on from rating_publication where location_id = ? order by 1, 2, 4").param(location)
                .query((row, i) -> tuple(row.getString(1), row.getString(2), row.getString(3), row.getString(4))).list()).containsExactly(
                tuple("Care Homes", "Caring", "Good", "2025-01-20"), tuple("Care Homes", "Overall", "Requires improvement", "2026-01-20"),
                tuple("Care Homes", "Safe", "Inadequate", "2026-01-20"), tuple("Overall", "Overall", "Good", "2023-02-01"), tuple("Overall", "Overall", "Not Rated", null),
                tuple("Overall", "Safe", "Good", "2023-02-01"));
        assertThat(jdbc.sql("select batch from location where ref = ?").param(location).query(Long.class).single()).isEqualTo(batch.id().value());
        assertThat(jdbc.sql("select l::text from location l where ref = ?").param(location).query(String.class).single()).doesNotContain("Somebody");
    }

    @Test
    void countsAPoorServiceOfALocationThatIsNotRatedOverall() {
        fixture.imported(json("""
                "registrationStatus":"Registered","currentRatings":{"overall":{"rating":"Not Rated","reportDate":"2026-01-20"},
                "serviceRatings":[{"name":"Homecare","rating":"Good","reportDate":"2026-01-20"},{"name":"Care Homes","rating":"Inadequate","reportDate":"2026-01-20"}]}"""));
        assertThat(rating().band()).isEqualTo(Rating.Band.INADEQUATE);
        assertThat(rating().basis()).contains("Care Homes");
    }

    @Test
    void closesALocationOfTheApiAndTakesItBackWhenTheImportIsWithdrawn() {
        fixture.imported(active("Good", "2024-05-29"));
        person();
        Batch batch = fixture.imported(json("\"registrationStatus\":\"Deregistered\",\"deregistrationDate\":\"2026-04-01\""));
        assertThat(known().deactivatedOn()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(fixture.faults(batch)).singleElement().satisfies(fault -> assertThat(fault.expected()).contains("one person has one"));
        assertThat(jdbc.sql("select provider_name from location where ref = ?").param(location).query(String.class).single()).as("the API does not say it").isEqualTo("A provider");
        decisions.withdraw(batch.id(), "wrong", Actor.named("data-steward"));
        assertThat(known().deactivatedOn()).isNull();
    }

    @Test
    void callsLocationsAfterTheirProviderWhicheverComesFirst() {
        fixture.imported(active("Good", "2024-05-29"));
        String renamed = "{\"providerId\":\"" + provider + "\",\"name\":\"Better Care Ltd\",\"locationIds\":[\"" + location + "\"]}";
        Batch batch = fixture.imported("[" + renamed + "," + json("\"registrationStatus\":\"Registered\"") + "]");
        assertThat(batch.read()).isEqualTo(2);
        assertThat(jdbc.sql("select provider_name from location where ref = ?").param(location).query(String.class).single()).isEqualTo("Better Care Ltd");
        assertThat(fixture.imported(renamed).unchanged()).isEqualTo(1);
        assertThat(fixture.imported("{\"total\":1,\"providers\":[" + renamed.replace("Better", "Best") + "," + renamed.replace("Better", "Best") + "]}").duplicate()).isEqualTo(1);
        assertThat(jdbc.sql("select provider_name from location where ref = ?").param(location).query(String.class).single()).isEqualTo("Best Care Ltd");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"{\"locations\":[{\"locationId\":\"1-12345\",\"locationName\":\"A\",\"postalCode\":\"LN1\"}]};providerId",
        "{\"locationId\":\"x y\",\"providerId\":\"1-12345\"};locationId", "{\"locationId\":\"1-12345\",\"providerId\":\"1-12345\"};name",
        "{\"locationId\":\"1-12345\",\"providerId\":\"1-12345\",\"name\":\"A\"};registrationStatus", "{\"locationId\":\"1-12345\",\"providerId\":\"1-12345\",\"name\":\"A\",\"registrationStatus\":\"Deregistered\"};deregistrationDate",
        "{\"locationId\":\"1-12345\",\"providerId\":\"1-12345\",\"name\":\"A\",\"registrationStatus\":\"Registered\",\"currentRatings\":{\"overall\":{\"rating\":\"Super\"}}};rating",
        "{\"locationId\":\"1-12345\",\"providerId\":\"1-12345\",\"name\":\"A\",\"registrationStatus\":\"Registered\",\"currentRatings\":{\"overall\":{\"rating\":\"Good\",\"reportDate\":\"2199-01-01\"}}};reportDate",
        "[{\"locationId\":5},3,null,[]];locationId"})
    void leavesOutAnEntryThatSaysTooLittle(String text, String field) {
        Batch batch = fixture.imported(text);
        assertThat(batch.rejected()).isEqualTo(batch.read()).isPositive();
        assertThat(fixture.faults(batch).get(0).column()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"locationId\":\"1-12345\"", "[{\"locationId\":\"1-12345\"},", "{\"locationId\":\"1-12345\"} {\"locationId\":\"1-12346\"}", "{\"locationId\":\"1-12345\" nonsense}",
        "[{\"locationId\":\"1-12345\",\"name\":\"a\\u0000b\"}]"})
    void refusesJsonThatIsBroken(String text) {
        assertThat(fixture.refusal(text.getBytes(StandardCharsets.UTF_8))).containsAnyOf("not complete JSON", "behind the end of the JSON", "a character that is no text");
    }

    @Test
    void refusesAnEntryTooLargeForMemoryAndOneTooDeep() {
        String many = "{\"locationId\":\"1-12345\",\"list\":[" + "1,".repeat(250_000) + "1]}";
        assertThat(fixture.refusal(many.getBytes(StandardCharsets.UTF_8))).contains("larger than any location");
        String deep = "{\"locationId\":\"1-12345\",\"list\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        assertThat(fixture.refusal(deep.getBytes(StandardCharsets.UTF_8))).contains("JSON");
        String holidays = "{\"england-and-wales\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        assertThat(fixture.refusal(holidays.getBytes(StandardCharsets.UTF_8))).contains("deeper than anything");
        String longText = "{\"locationId\":\"1-12345\",\"name\":\"" + "x".repeat(40_000) + "\"}";
        assertThat(fixture.refusal(longText.getBytes(StandardCharsets.UTF_8))).contains("more than 32768");
    }

    @Test
    void fillsTheHistoryOfALocationAndLeavesTheRestAsItIs() {
        fixture.imported(active("Good", "2024-05-29"));
        String header = "\"\",reportdate,overall,ownership,locationid,location_start_2025,location_end_2025,good,rating\n";
        Batch batch = fixture.imported(header + "1,2016-02-03,Inadequate,NA,%1$s,19176,NA,0,x\n2,2018-02-03,Requires Improvement,NA,%1$s,19176,22272,0,x\n".formatted(location)
                + "3,2018-02-03,Good,NA,RX2G9,19176,22272,0,x\n4,NA,Good,NA,%1$s,1,1,0,x\n5,2018-02-03,Splendid,NA,%1$s,1,1,0,x\n".formatted(location));
        assertThat(batch.format()).contains(Format.CQC_HISTORY);
        assertThat(fixture.faults(batch)).extracting(Fault::column).containsExactly("reportdate", "overall");
        assertThat(rating().band()).isEqualTo(Rating.Band.GOOD);
        assertThat(known().name()).isEqualTo("A home");
        assertThat(known().deactivatedOn()).isNull();
        assertThat(jdbc.sql("select band from rating_publication where location_id = ? order by published_on").param(location).query(String.class).list())
                .containsExactly("INADEQUATE", "REQUIRES_IMPROVEMENT", "GOOD");
    }

    @Test
    void knowsALocationTheSameHoweverItsEntriesAreOrdered() {
        for (int seed = 0; seed < 10; seed++) {
            newLocation();
            Random random = new Random(seed);
            String[] bands = {"Good", "Inadequate", "Outstanding", "Requires improvement"};
            List<String> historic = new java.util.ArrayList<>();
            String last = "";
            for (int year = 2016; year < 2016 + 2 + random.nextInt(8); year++) {
                last = bands[random.nextInt(4)];
                historic.add("{\"reportDate\":\"" + year + "-02-03\",\"overall\":{\"rating\":\"" + last + "\"}}");
            }
            java.util.Collections.shuffle(historic, random);
            fixture.imported(json("\"registrationStatus\":\"Registered\",\"historicRatings\":[" + String.join(",", historic) + "]"));
            assertThat(rating().band().name()).as("seed " + seed).isEqualTo(last.toUpperCase(java.util.Locale.ROOT).replace(' ', '_'));
            assertThat(jdbc.sql("select count(*) from rating_publication where location_id = ?").param(location).query(Integer.class).single()).isEqualTo(historic.size());
        }
    }

    @Test
    void saysHowFarItIsWhileEntriesAreReadAndStored() {
        String entry = "{\"locationId\":\"1-77%06d\",\"providerId\":\"1-778\",\"name\":\"A\",\"registrationStatus\":\"Registered\"}";
        String all = IntStream.range(0, 1_000).mapToObj(entry::formatted).collect(Collectors.joining(",", "[", "]"));
        Batch batch = fixture.imported(entry.formatted(999_999));
        List<Progress> said = new ArrayList<>();
        AtomicLong seconds = new AtomicLong();
        ProgressWatch watch = new ProgressWatch(new ProgressWatch.Board() {
            @Override
            public Optional<String> put(Progress progress) {
                said.add(progress);
                return Optional.empty();
            }

            @Override
            public Optional<String> last() {
                return Optional.empty();
            }
        }, () -> TimeUnit.SECONDS.toNanos(seconds.incrementAndGet()));
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("select set_config('plumbline.batch', ?, true)").param(batch.id().toString()).query(String.class).single();
            try (SpooledFile file = SpooledFile.receive(new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8)))) {
                reader.stage(new ImportWork(file, null, batch.id(), LocalDate.of(2026, 6, 1), Instant.parse("2026-06-01T09:00:00Z"), new RowFaults(), new RowCounts(), template, watch, new RowWords(plumbline.intake.words.CouncilWords.NONE))).merge();
            }
        });
        assertThat(said.get(0)).satisfies(progress -> {
            assertThat(progress.rows()).isEqualTo(500);
            assertThat(progress.rowsInAll()).isBetween(950L, 1_050L);
        });
        assertThat(said).extracting(Progress::storing).contains(true).startsWith(false);
        assertThat(said).extracting(Progress::percent).isSorted();
    }
}

package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.Jurisdiction;
import plumbline.facts.FactStore;
import plumbline.facts.Location;
import plumbline.facts.Rating;
import plumbline.intake.published.ComparedMeasure;
import plumbline.intake.published.PublishedFigures;
import plumbline.organisation.Organisation;
import plumbline.testing.PlumblineTest;

/** The real files beside the project, where they are present. */
@PlumblineTest
class RealFilesTest {

    @Autowired
    Imports imports;

    @Autowired
    FactStore facts;

    @Autowired
    PublishedFigures figures;

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Test
    void takesInTheWholeCareDirectoryOfOneCouncil() throws IOException {
        Batch batch = imported("cqc-latest-ratings-lincolnshire/cqc_lincolnshire_prefiltered.csv");
        assertThat(batch.format()).contains(Format.CQC_RATINGS);
        assertThat(batch.read()).isEqualTo(4_159);
        assertThat(batch.rejected()).isZero();
        assertThat(jdbc.sql("select count(distinct location_id) from location_rating where batch = ?").param(batch.id().value())
                .query(Integer.class).single()).isEqualTo(478);
        Rating notRatedOverall = rating("1-5312022711");
        assertThat(notRatedOverall.band()).isEqualTo(Rating.Band.REQUIRES_IMPROVEMENT);
        assertThat(notRatedOverall.publishedOn()).isEqualTo(LocalDate.of(2024, 8, 6));
        assertThat(notRatedOverall.basis()).isEqualTo("worst of its services: Care Homes, Effective");
    }

    @Test
    void takesInLocationsWithKeyQuestionRatingsButNotTheirFalseDates() throws IOException {
        Batch batch = imported("cqc-locations-sample/Locations-head.csv");
        assertThat(batch.format()).contains(Format.CQC_LOCATIONS);
        assertThat(batch.read()).isEqualTo(999);
        assertThat(batch.rejected()).isZero();
        Rating rating = rating("1-22345968773");
        assertThat(rating.band()).isEqualTo(Rating.Band.GOOD);
        assertThat(rating.publishedOn()).isNull();
        Location location = facts.providers().facts().stream().filter(Location.class::isInstance).map(Location.class::cast)
                .filter(one -> one.ref().equals("1-21268168552")).findFirst().orElseThrow();
        assertThat(location.name()).isEqualTo("AbilityAvenue Care");
    }

    @Test
    void takesInTheBankHolidaysAndCountsWorkingDaysByThem() throws IOException {
        Batch batch = imported("bank-holidays/bank-holidays.json");
        assertThat(batch.format()).contains(Format.BANK_HOLIDAYS);
        assertThat(batch.rejected()).isZero();
        assertThat(organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(LocalDate.of(2026, 4, 2), 1))
                .isEqualTo(LocalDate.of(2026, 4, 7));
    }

    @Test
    void takesInTheWholeWorkbookOfPublishedMeasures() throws IOException {
        Batch batch = imported("ascof-2024-25/ascof_2024_25.ods");
        assertThat(batch.format()).contains(Format.ASCOF);
        assertThat(batch.rejected()).isZero();
        assertThat(batch.read()).isGreaterThan(25 * 165);
        Map<String, String> england = jdbc.sql("""
                select measure || ' ' || period as which, value::text from published_figure
                where edition = 'ASCOF from 2023-24' and area = 'England' and people_group = '' and part = 'OUTCOME'""")
                .query((row, i) -> new String[] {row.getString("which"), String.valueOf(row.getString("value"))}).list().stream()
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> one));
        assertThat(england).containsEntry("1A 2024-25", "19").containsEntry("1B 2024-25", "0.419").containsEntry("2C 2024-25", "592.5").containsEntry("6A 2024-25", "23.7")
                .containsEntry("6B 2024-25", "81.7").containsEntry("3D(2A) 2024-25", "24.5").containsEntry("1A 2020-21", "null");
        ComparedMeasure lincolnshire = figures.compared("503").stream().filter(measure -> measure.measure().equals("2C")).findFirst().orElseThrow();
        assertThat(lincolnshire.england().words()).isEqualTo("592.5");
        assertThat(lincolnshire.region().words()).isEqualTo("561.2");
        assertThat(lincolnshire.type().words()).isEqualTo("579.3");
        assertThat(lincolnshire.councils()).isBetween(145, 160);
    }

    private Rating rating(String location) {
        return facts.providers().facts().stream().filter(Rating.class::isInstance).map(Rating.class::cast)
                .filter(rating -> rating.ref().equals(location)).findFirst().orElseThrow();
    }

    private Batch imported(String name) throws IOException {
        Path file = SharedFiles.folder().resolve(name);
        assumeTrue(Files.exists(file), "the real file " + name + " is not beside the project");
        try (InputStream in = Files.newInputStream(file)) {
            Attempt<Batch> attempt = imports.importFile(file.getFileName().toString(), Optional.empty(), in, Actor.named("data-steward"));
            assertThat(attempt).isInstanceOf(Attempt.Done.class);
            return ((Attempt.Done<Batch>) attempt).value();
        }
    }
}

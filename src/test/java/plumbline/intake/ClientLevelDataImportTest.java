package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.facts.Assessment;
import plumbline.facts.Fact;
import plumbline.facts.FactStore;
import plumbline.facts.LongTermSupport;
import plumbline.facts.PackageStart;
import plumbline.facts.Request;
import plumbline.facts.Review;
import plumbline.testing.PlumblineTest;

@PlumblineTest
class ClientLevelDataImportTest {

    private static final String HEADER = "LA Code,Reporting Period Start Date,Reporting Period End Date,LA Person Unique Identifier,"
            + "Client Type,Event Type,Event Reference,Event Start Date,Event End Date,Event Outcome,Request: Route of Access,"
            + "Assessment Type,Service Type,Service Component,Provider CQC Location ID,Review Reason,Method of Review\n";

    @Autowired
    Imports imports;

    @Autowired
    FactStore facts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void turnsTheEventsOfOnePersonIntoFacts() {
        Batch batch = imported(HEADER + """
                503,01/04/2025,31/03/2026,CLD-1,Service user,Request,CLD-R-1,02/06/2025,03/06/2025,"Progress to assessment, review or reassessment",Discharge from Hospital,,,,,,
                503,01/04/2025,31/03/2026,CLD-1,Service user,Assessment,CLD-A-1,07/07/2025,21/07/2025,Progress to support planning or services,,Long term assessment,,,,,
                503,01/04/2025,31/03/2026,CLD-1,Service user,Service,CLD-S-1,28/07/2025,,Continuation of support or services,,,Long term support: Community,Home support or domiciliary care,1-2551493549,,
                503,01/04/2025,31/03/2026,CLD-1,Service user,Review,CLD-V-1,10/09/2025,10/09/2025,Continuation of support or services,,,,,,Review of short term support,Service user only
                """);
        assertThat(batch.read()).isEqualTo(4);
        assertThat(batch.accepted()).isEqualTo(4);
        List<Fact> known = about("CLD-1");
        assertThat(known).filteredOn(Request.class::isInstance).singleElement().satisfies(fact -> {
            Request request = (Request) fact;
            assertThat(request.ref()).isEqualTo("CLD-R-1");
            assertThat(request.acceptedOn()).isEqualTo(LocalDate.of(2025, 6, 2));
            assertThat(request.needsAssessment()).isTrue();
        });
        assertThat(known).filteredOn(Assessment.class::isInstance).singleElement()
                .satisfies(fact -> assertThat(((Assessment) fact).signedOffOn()).isEqualTo(LocalDate.of(2025, 7, 21)));
        assertThat(known).filteredOn(Review.class::isInstance).singleElement()
                .satisfies(fact -> assertThat(((Review) fact).kind()).isEqualTo(Review.Kind.SHORT_TERM));
        assertThat(known).filteredOn(LongTermSupport.class::isInstance).singleElement()
                .satisfies(fact -> assertThat(((LongTermSupport) fact).endedOn()).isNull());
        assertThat(known).filteredOn(PackageStart.class::isInstance).singleElement()
                .satisfies(fact -> assertThat(((PackageStart) fact).entry()).isTrue());
    }

    private List<Fact> about(String person) {
        long id = jdbc.sql("select id from person where ref = ?").param(person).query(Long.class).single();
        return facts.people(new FactStore.PersonRange(id, id)).facts();
    }

    private Batch imported(String text) {
        Attempt<Batch> attempt = imports.importFile("cld.csv", Optional.empty(),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Actor.named("data-steward"));
        assertThat(attempt).isInstanceOf(Attempt.Done.class);
        return ((Attempt.Done<Batch>) attempt).value();
    }
}

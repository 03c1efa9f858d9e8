package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.intake.ImportFixture.CLD_HEADER;
import static plumbline.intake.ImportFixture.EVENT_HEADER;
import static plumbline.intake.ImportFixture.newRef;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plumbline.core.UnitId;
import plumbline.facts.BrokerageRequest;
import plumbline.facts.Concern;
import plumbline.facts.DolsApplication;
import plumbline.facts.Pause;
import plumbline.facts.Person;
import plumbline.facts.Request;
import plumbline.facts.SupportPlan;

class EventListImportTest extends ImportTest {

    String person;

    @BeforeEach
    void makePerson() {
        person = newRef("P");
    }

    private Concern concern(String date, String time) {
        String ref = newRef("C");
        fixture.imported(EVENT_HEADER + "safeguarding concern," + ref + "," + person + ",,,received," + date + "," + time + ",,,\n");
        return fixture.about(person, Concern.class).stream().filter(concern -> concern.ref().equals(ref)).findFirst().orElseThrow();
    }

    @Test
    void takesInEveryKindOfCase() {
        fixture.team("intake-team");
        Batch batch = fixture.imported((EVENT_HEADER + """
                case allocation,,%1$s,,intake-team,allocated,01/04/2026,,,,
                request,R-%1$s,%1$s,,,accepted,02/06/2026,,,,
                support plan,SP-%1$s,%1$s,,,signed off,03/06/2026,,,,
                pause,H-%1$s,%1$s,,,paused,10/06/2026,,24/06/2026,,in hospital
                safeguarding concern,C-%1$s,%1$s,,,received,12/06/2026,10:00,,,
                safeguarding concern,C-%1$s,%1$s,,,allocated,12/06/2026,10:40,,,
                dols application,D-%1$s,%1$s,,,received,04/06/2026,,,,
                dols application,D-%1$s,%1$s,,,urgent authorisation,,,10/06/2026,,
                brokerage request,B-%1$s,%1$s,,,sent,20/06/2026,,,,in hospital
                brokerage request,B-%1$s,%1$s,,,provider accepted,24/06/2026,,,27/06/2026,
                """).formatted(person));
        assertThat(fixture.faults(batch)).isEmpty();
        assertThat(batch.accepted()).isEqualTo(10);
        assertThat(fixture.about(person)).allSatisfy(fact -> assertThat(fact.unit()).isEqualTo(new UnitId("intake-team")));
        assertThat(fixture.about(person, Request.class).get(0).needsAssessment()).isTrue();
        assertThat(fixture.about(person, SupportPlan.class).get(0).signedOffOn()).isEqualTo(LocalDate.of(2026, 6, 3));
        assertThat(fixture.about(person, Pause.class).get(0).reason()).isEqualTo(Pause.Reason.IN_HOSPITAL);
        assertThat(fixture.about(person, Concern.class).get(0).allocatedAt()).isEqualTo(Instant.parse("2026-06-12T09:40:00Z"));
        assertThat(fixture.about(person, DolsApplication.class).get(0).urgentEndsOn()).isEqualTo(LocalDate.of(2026, 6, 10));
        assertThat(fixture.about(person, BrokerageRequest.class).get(0).inHospital()).isTrue();
        assertThat(fixture.about(person, BrokerageRequest.class).get(0).careStartsOn()).isEqualTo(LocalDate.of(2026, 6, 27));
    }

    @Test
    void addsLaterEventsToACaseAndTakesNothingAway() {
        fixture.imported((EVENT_HEADER + "safeguarding concern,C-%1$s,%1$s,,,received,12/06/2026,10:00,,,\n").formatted(person));
        Batch later = fixture.imported((EVENT_HEADER + "safeguarding concern,C-%1$s,%1$s,,,decided,15/06/2026,,,,\n").formatted(person));
        assertThat(later.accepted()).isEqualTo(1);
        Concern concern = fixture.about(person, Concern.class).get(0);
        assertThat(concern.receivedAt()).isEqualTo(Instant.parse("2026-06-12T09:00:00Z"));
        assertThat(concern.allocated()).isFalse();
        assertThat(concern.decidedOn()).isEqualTo(LocalDate.of(2026, 6, 15));
    }

    @Test
    void readsLondonTimesOnBothSidesOfTheClockChanges() {
        assertThat(concern("30/03/2025", "00:40").receivedAt()).isEqualTo(Instant.parse("2025-03-30T00:40:00Z"));
        assertThat(concern("30/03/2025", "02:20").receivedAt()).isEqualTo(Instant.parse("2025-03-30T01:20:00Z"));
        assertThat(concern("26/10/2025", "01:30+01:00").receivedAt()).isEqualTo(Instant.parse("2025-10-26T00:30:00Z"));
        assertThat(concern("26/10/2025", "01:45+00:00").receivedAt()).isEqualTo(Instant.parse("2025-10-26T01:45:00Z"));
        assertThat(concern("2025-10-26T01:30:00+01:00", "").receivedAt()).isEqualTo(Instant.parse("2025-10-26T00:30:00Z"));
        assertThat(concern("2025-10-26T01:45:00Z", "").receivedAt()).isEqualTo(Instant.parse("2025-10-26T01:45:00Z"));
    }

    @Test
    void neverGuessesATime() {
        assertThat(concern("26/10/2025", "01:30").receivedAt()).as("the hour that happens twice").isNull();
        assertThat(concern("26/10/2025", "01:30").receivedOn()).isEqualTo(LocalDate.of(2025, 10, 26));
        assertThat(concern("30/03/2025", "01:30").receivedAt()).as("the hour that does not happen").isNull();
        assertThat(concern("30/03/2025", "").receivedAt()).as("no time").isNull();
        assertThat(concern("30/03/2025", "half past one").receivedAt()).as("no time at all").isNull();
    }

    @Test
    void keepsOneRequestWhenItComesOpenFirstAndCompletedLater() {
        fixture.imported((EVENT_HEADER + "request,R-%1$s,%1$s,,,accepted,02/06/2025,,,,\n").formatted(person));
        fixture.imported(CLD_HEADER + "503,01/04/2025,31/03/2026,," + person + ",,,Service user,Request,OTHER-" + person
                + ",02/06/2025,09/06/2025,NFA: Support declined,Community / Other route,,,,,\n");
        assertThat(fixture.about(person, Request.class)).singleElement().satisfies(request -> {
            assertThat(request.ref()).isEqualTo("R-" + person);
            assertThat(request.needsAssessment()).isTrue();
            assertThat(request.withdrawnOn()).as("it ended without an assessment").isEqualTo(LocalDate.of(2025, 6, 9));
        });
    }

    @Test
    void keepsOneRequestWhenItComesCompletedFirstAndOpenLater() {
        fixture.imported(CLD_HEADER + "503,01/04/2025,31/03/2026,," + person + ",,,Service user,Request,OTHER-" + person
                + ",02/06/2025,09/06/2025,NFA: Support declined,Community / Other route,,,,,\n");
        fixture.imported((EVENT_HEADER + "request,R-%1$s,%1$s,,,accepted,02/06/2025,,,,\n").formatted(person));
        assertThat(fixture.about(person, Request.class)).singleElement()
                .satisfies(request -> assertThat(request.withdrawnOn()).isEqualTo(LocalDate.of(2025, 6, 9)));
    }

    @Test
    void letsTheLatestAllocationCountInWhateverOrderListsCome() {
        fixture.team("intake-old");
        fixture.team("intake-new");
        fixture.imported((EVENT_HEADER + "case allocation,,%1$s,,Team intake-new,allocated,01/05/2026,,,,\n").formatted(person));
        fixture.imported((EVENT_HEADER + "case allocation,,%1$s,,intake-old,allocated,01/04/2026,,,,\n").formatted(person));
        assertThat(fixture.about(person, Person.class).get(0).unit()).isEqualTo(new UnitId("intake-new"));
    }

    @Test
    void leavesOutRowsOfUnknownTeamsTypesAndFutureDays() {
        Batch batch = fixture.imported((EVENT_HEADER + """
                case allocation,,%1$s,,no-such-team,allocated,01/04/2026,,,,
                complaint,X-%1$s,%1$s,,,received,01/04/2026,,,,
                dols application,D-%1$s,%1$s,,,signed,01/04/2026,,,,
                request,R-%1$s,%1$s,,,accepted,01/04/2999,,,,
                pause,H-%1$s,%1$s,,,paused,10/06/2026,,09/06/2026,,in hospital
                request,,%1$s,,,accepted,01/04/2026,,,,
                """).formatted(person));
        assertThat(batch.rejected()).isEqualTo(6);
        assertThat(fixture.faults(batch)).extracting(Fault::column)
                .containsExactly("team", "entity_type", "event_type", "start_date", "end_date", "entity_ref");
        assertThat(fixture.about(person)).isEmpty();
    }

    @Test
    void leavesOutACaseThatClaimsToBelongToTwoPeople() {
        Batch batch = fixture.imported((EVENT_HEADER + """
                dols application,D-%1$s,%1$s,,,received,04/06/2026,,,,
                dols application,D-%1$s,%1$s-other,,,assessments completed,05/06/2026,,,,
                """).formatted(person));
        assertThat(batch.rejected()).isEqualTo(2);
        assertThat(fixture.about(person, DolsApplication.class)).isEmpty();
    }
}

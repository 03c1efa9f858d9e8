package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.intake.ImportFixture.newRef;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plumbline.core.UnitId;
import plumbline.facts.CaseRecord;
import plumbline.facts.RatingPublication;
import plumbline.facts.Rating;

class RecordListImportTest extends ImportTest {

    private static final String COMPLAINTS = "Record kind,Record ref,Person ref,Team,Received on,Acknowledged on,Answered on\n";
    private static final String DISCHARGES = "Record kind,Record ref,Person ref,Ready at,Left at,Needs social care\n";
    private static final String SESSIONS = "Record kind,Record ref,Person ref,About,Held on,Length in minutes,Performance on the agenda\n";

    String person;

    @BeforeEach
    void makePerson() {
        person = newRef("P");
    }

    private CaseRecord record(String ref) {
        return fixture.about(person, CaseRecord.class).stream().filter(record -> record.ref().equals(ref)).findFirst().orElseThrow();
    }

    private CaseRecord recordOfNobody(String ref) {
        return facts.providers().facts().stream().filter(CaseRecord.class::isInstance).map(CaseRecord.class::cast)
                .filter(record -> record.ref().equals(ref)).findFirst().orElseThrow();
    }

    private CaseRecord discharge(String readyAt) {
        String ref = newRef("HD");
        fixture.imported(DISCHARGES + "hospital discharge," + ref + "," + person + "," + readyAt + ",,\n");
        return record(ref);
    }

    @Test
    void readsAPlacementTogetherWithTheRatingOfItsLocation() {
        String location = "1-" + Math.abs(newRef("L").hashCode());
        Batch rated = fixture.imported("Location ID,Location Name,Service / Population Group,Domain,Latest Rating,Publication Date,Provider ID,"
                + "Provider Name,Location Type,Location Local Authority\n" + location + ",A home,Overall,Overall,Good,02/02/2026,1-1,A provider,"
                + "Social Care Org,Council\n");
        assertThat(rated.rejected()).isZero();
        fixture.imported("Record kind,Record ref,Person ref,About,Agreed on\nplacement," + newRef("PL") + "," + person + "," + location + ",01/03/2026\n");
        assertThat(fixture.about(person, RatingPublication.class)).singleElement().satisfies(rating -> {
            assertThat(rating.ref()).isEqualTo(location);
            assertThat(rating.band()).isEqualTo(Rating.Band.GOOD);
            assertThat(rating.publishedOn()).isEqualTo(LocalDate.of(2026, 2, 2));
        });
    }

    @Test
    void takesInRecordsOfSeveralKindsInOneFile() {
        fixture.team("records-team");
        Batch batch = fixture.imported("""
                Record kind,Record ref,Person ref,About,Team,Received on,Acknowledged on,Held on,Length in minutes,Performance on the agenda,Ready at,Grade,Completed on
                complaint,C-%1$s,%1$s,,records-team,01/06/2025,2025-06-03,,,,,,
                supervision session,S-%1$s,,W-%1$s,Team records-team,,,12/06/2025,90,Y,,,
                hospital discharge,H-%1$s,%1$s,,,,,,,,12/06/2025 10:40,,
                Case-file audit,A-%1$s,%1$s,,,,,,,,,Requires Improvement,not recorded
                """.formatted(person));
        assertThat(fixture.faults(batch)).isEmpty();
        assertThat(List.of(batch.read(), batch.accepted())).containsOnly(4);
        assertThat(batch.format()).contains(Format.RECORD_LIST);
        assertThat(batch.dataAsOf()).isEqualTo(LocalDate.of(2025, 6, 12));
        CaseRecord complaint = record("C-" + person);
        assertThat(complaint.unit()).isEqualTo(new UnitId("records-team"));
        assertThat(complaint.day("was received")).isEqualTo(LocalDate.of(2025, 6, 1));
        assertThat(complaint.day("was acknowledged")).isEqualTo(LocalDate.of(2025, 6, 3));
        assertThat(complaint.happened("was answered")).isFalse();
        CaseRecord session = recordOfNobody("S-" + person);
        assertThat(session.about()).isEqualTo("W-" + person);
        assertThat(session.moreThan("length in minutes", "89")).isTrue();
        assertThat(session.holds("had performance on the agenda")).isTrue();
        assertThat(record("H-" + person).moment("was recorded as ready")).isEqualTo(Instant.parse("2025-06-12T09:40:00Z"));
        assertThat(record("A-" + person).word("grade")).isEqualTo("requires improvement");
        assertThat(record("A-" + person).happened("was completed")).isTrue();
        assertThat(record("A-" + person).day("was completed")).isNull();
    }

    @Test
    void addsLaterFieldsToARecordAndTakesNothingAway() {
        String row = "complaint,C-" + person + "," + person + ",,";
        fixture.imported(COMPLAINTS + row + "01/06/2025,02/06/2025,\n");
        Batch later = fixture.imported(COMPLAINTS + row + ",n/a,20/06/2025\n");
        assertThat(later.accepted()).isEqualTo(1);
        assertThat(record("C-" + person).values()).containsOnly(java.util.Map.entry("was received", LocalDate.of(2025, 6, 1)),
                java.util.Map.entry("was acknowledged", LocalDate.of(2025, 6, 2)), java.util.Map.entry("was answered", LocalDate.of(2025, 6, 20)));
        Batch again = fixture.imported(COMPLAINTS + row + ",,20/06/2025\n");
        assertThat(again.accepted()).isZero();
        assertThat(again.unchanged()).isEqualTo(1);
        Batch corrected = fixture.imported(COMPLAINTS + row + ",,21/06/2025\n");
        assertThat(corrected.accepted()).isEqualTo(1);
        assertThat(record("C-" + person).day("was answered")).isEqualTo(LocalDate.of(2025, 6, 21));
    }

    @Test
    void leavesAnUnchangedRecordWithTheBatchThatBroughtIt() {
        String row = COMPLAINTS + "complaint,C-" + person + "," + person + ",,01/06/2025,02/06/2025,\n";
        Batch first = fixture.imported(row);
        fixture.imported(row + "\n");
        assertThat(jdbc.sql("select batch from case_record where ref = ?").param("C-" + person).query(Long.class).single())
                .isEqualTo(first.id().value());
    }

    @Test
    void putsRowsOfOneRecordTogetherAndCountsARowThatAddsNothingAsDuplicate() {
        String row = "complaint,C-" + person + "," + person + ",,";
        Batch batch = fixture.imported(COMPLAINTS + row + "01/06/2025,,\n" + row + ",03/06/2025,\n" + row + "02/06/2025,,\n");
        assertThat(List.of(batch.read(), batch.accepted(), batch.duplicate())).containsExactly(3, 2, 1);
        assertThat(record("C-" + person).day("was received")).as("the last row counts").isEqualTo(LocalDate.of(2025, 6, 2));
        assertThat(record("C-" + person).day("was acknowledged")).isEqualTo(LocalDate.of(2025, 6, 3));
    }

    @Test
    void readsLondonTimesAndNeverGuessesOne() {
        assertThat(discharge("26/10/2025 01:30+01:00").moment("was recorded as ready")).isEqualTo(Instant.parse("2025-10-26T00:30:00Z"));
        assertThat(discharge("2025-10-26T01:30:00Z").moment("was recorded as ready")).isEqualTo(Instant.parse("2025-10-26T01:30:00Z"));
        for (String doubtful : List.of("26/10/2025 01:30", "26/10/2025", "26/10/2025 half past one")) {
            CaseRecord discharge = discharge(doubtful);
            assertThat(discharge.moment("was recorded as ready")).as(doubtful).isNull();
            assertThat(discharge.day("was recorded as ready")).as(doubtful).isEqualTo(LocalDate.of(2025, 10, 26));
        }
    }

    @Test
    void saysOfAnAmbiguousTimeThatItIsOne() {
        Batch batch = fixture.imported(DISCHARGES + "hospital discharge,H-%1$s,%1$s,26/10/2025 01:30,,\n".formatted(person));
        assertThat(batch.doubtful()).isEqualTo(1);
        assertThat(fixture.faults(batch)).singleElement().satisfies(fault -> {
            assertThat(fault.column()).isEqualTo("Ready at");
            assertThat(fault.expected()).contains("this hour happened twice", "01:30+01:00");
            assertThat(fault.rejected()).isFalse();
        });
    }

    @Test
    void keepsTheTimeWhenALaterListKnowsTheSameDayOnly() {
        String row = "hospital discharge,H-%1$s,%1$s,".formatted(person);
        fixture.imported(DISCHARGES + row + "12/06/2025 10:40,,yes\n");
        Batch sameDay = fixture.imported(DISCHARGES + row + "12/06/2025,,\n");
        assertThat(sameDay.unchanged()).isEqualTo(1);
        assertThat(record("H-" + person).moment("was recorded as ready")).isEqualTo(Instant.parse("2025-06-12T09:40:00Z"));
        fixture.imported(DISCHARGES + row + "13/06/2025,,\n");
        assertThat(record("H-" + person).moment("was recorded as ready")).isNull();
        assertThat(record("H-" + person).day("was recorded as ready")).isEqualTo(LocalDate.of(2025, 6, 13));
    }

    @Test
    void takesInWhatCannotBeSoWithAFault() {
        Batch batch = fixture.imported(COMPLAINTS + "complaint,C-%1$s,%1$s,,12/06/2025,11/06/2025,01/01/2999\n".formatted(person));
        assertThat(batch.accepted()).isEqualTo(1);
        assertThat(fixture.faults(batch)).extracting(Fault::column).containsExactly("Acknowledged on", "Answered on");
        assertThat(fixture.faults(batch)).noneMatch(Fault::rejected);
        assertThat(batch.dataAsOf()).isEqualTo(LocalDate.of(2025, 6, 12));
        assertThat(record("C-" + person).day("was answered")).isEqualTo(LocalDate.of(2999, 1, 1));
    }

    @Test
    void takesInADayThatMayLieAheadWithoutAFault() {
        Batch batch = fixture.imported("Record kind,Record ref,Person ref,Agreed on,Due on\nagreed action,A-%1$s,%1$s,01/06/2025,01/06/2999\n".formatted(person));
        assertThat(fixture.faults(batch)).isEmpty();
        assertThat(batch.dataAsOf()).isEqualTo(LocalDate.of(2025, 6, 1));
    }

    private Fault onlyFault(String file) {
        Batch batch = fixture.imported(file);
        assertThat(batch.rejected()).isEqualTo(1);
        assertThat(batch.accepted()).isZero();
        assertThat(fixture.about(person, CaseRecord.class)).isEmpty();
        return fixture.faults(batch).get(0);
    }

    @Test
    void namesTheKindsNearToAnUnknownOne() {
        Fault slip = onlyFault(COMPLAINTS + "compliant,C-%1$s,%1$s,,12/06/2025,,\n".formatted(person));
        assertThat(slip.column()).isEqualTo("Record kind");
        assertThat(slip.row()).isEqualTo(2);
        assertThat(slip.value()).isEqualTo("compliant");
        assertThat(slip.expected()).contains("\"complaint\"");
        assertThat(onlyFault(COMPLAINTS + "FOI request,C-%1$s,%1$s,,12/06/2025,,\n".formatted(person)).expected())
                .contains("\"freedom of information request\"");
        assertThat(onlyFault(COMPLAINTS + "zzz,C-%1$s,%1$s,,12/06/2025,,\n".formatted(person)).expected()).contains("for example");
    }

    @Test
    void rejectsAValueInAColumnThatTheKindHasNot() {
        Fault fault = onlyFault("Record kind,Record ref,Person ref,Received on,Screened on\ncomplaint,C-%1$s,%1$s,01/06/2025,02/06/2025\n".formatted(person));
        assertThat(fault.column()).isEqualTo("Screened on");
        assertThat(fault.expected()).contains("a complaint has no 'screened on'; expected one of received on, acknowledged on");
    }

    @Test
    void rejectsRowsWithoutWhatTheirKindAsksFor() {
        assertThat(onlyFault(COMPLAINTS + "complaint,,%1$s,,12/06/2025,,\n".formatted(person)).column()).isEqualTo("Record ref");
        assertThat(onlyFault(COMPLAINTS + "complaint," + "x".repeat(201) + ",%1$s,,12/06/2025,,\n".formatted(person)).column()).isEqualTo("Record ref");
        assertThat(onlyFault(COMPLAINTS + "complaint,C-%1$s,,,12/06/2025,,\n".formatted(person)).column()).isEqualTo("Person ref");
        assertThat(onlyFault(COMPLAINTS + "freedom of information request,F-%1$s,%1$s,,12/06/2025,,\n".formatted(person)).expected())
                .contains("not about a person");
        assertThat(onlyFault(SESSIONS + "supervision session,S-%1$s,,,12/06/2025,60,yes\n".formatted(person)).expected()).contains("worker");
        assertThat(onlyFault("Record kind,Record ref,Person ref,About\ncomplaint,C-%1$s,%1$s,W-1\n".formatted(person)).column()).isEqualTo("About");
        assertThat(onlyFault(COMPLAINTS + "complaint,C-%1$s,%1$s,no-such-team,12/06/2025,,\n".formatted(person)).column()).isEqualTo("Team");
    }

    @Test
    void rejectsValuesThatAreNotOfTheirField() {
        assertThat(onlyFault(COMPLAINTS + "complaint,C-%1$s,%1$s,,31/06/2025,,\n".formatted(person)).expected()).contains("day/month/year");
        assertThat(onlyFault(COMPLAINTS + "complaint,C-%1$s,%1$s,,01/06/1025,,\n".formatted(person)).column()).isEqualTo("Received on");
        assertThat(onlyFault(DISCHARGES + "hospital discharge,H-%1$s,%1$s,at noon,,\n".formatted(person)).column()).isEqualTo("Ready at");
        assertThat(onlyFault(DISCHARGES + "hospital discharge,H-%1$s,%1$s,,,maybe\n".formatted(person)).expected()).isEqualTo("yes or no");
        assertThat(onlyFault(SESSIONS + "supervision session,S-%1$s,,W-1,12/06/2025,\"1,000\",yes\n".formatted(person)).expected()).contains("a number");
        assertThat(onlyFault("Record kind,Record ref,Person ref,Grade\ncase-file audit,A-%1$s,%1$s,excellent\n".formatted(person)).expected())
                .isEqualTo("one of outstanding, good, requires improvement, inadequate");
    }

    @Test
    void saysOfEveryUnreadableCellOfARowWhatIsWrong() {
        Batch batch = fixture.imported(COMPLAINTS + "complaint,C-%1$s,%1$s,,31/06/2025,never,soon\n".formatted(person));
        assertThat(batch.rejected()).isEqualTo(1);
        assertThat(fixture.faults(batch)).extracting(Fault::column).containsExactly("Received on", "Acknowledged on", "Answered on");
    }

    @Test
    void saysThatAPlacementCameWithoutItsLocation() {
        Batch batch = fixture.imported("Record kind,Record ref,Person ref,About,Agreed on\nplacement,PL-%1$s,%1$s,,01/06/2025\n".formatted(person));
        assertThat(batch.accepted()).isEqualTo(1);
        assertThat(fixture.faults(batch)).singleElement().satisfies(fault -> assertThat(fault.expected()).contains("location"));
    }

    @Test
    void leavesOutARecordThatClaimsToBelongToTwoPeople() {
        Batch both = fixture.imported(COMPLAINTS + "complaint,C-%1$s,%1$s,,01/06/2025,,\ncomplaint,C-%1$s,%1$s-other,,01/06/2025,,\n".formatted(person));
        assertThat(both.rejected()).isEqualTo(2);
        fixture.imported(COMPLAINTS + "complaint,C-%1$s,%1$s,,01/06/2025,,\n".formatted(person));
        Batch later = fixture.imported(COMPLAINTS + "complaint,C-%1$s,%1$s-other,,01/06/2025,,05/06/2025\n".formatted(person));
        assertThat(later.rejected()).isEqualTo(1);
        assertThat(fixture.faults(later).get(0).expected()).contains("one person only");
        assertThat(record("C-" + person).happened("was answered")).isFalse();
    }

    @Test
    void keepsRecordsOfTwoKindsApartThatShareAReference() {
        Batch batch = fixture.imported(COMPLAINTS + "complaint,X-%1$s,%1$s,,01/06/2025,,\nsubject access request,X-%1$s,%1$s,,02/06/2025,,\n".formatted(person));
        assertThat(batch.accepted()).isEqualTo(2);
        assertThat(fixture.about(person, CaseRecord.class)).extracting(CaseRecord::kind).containsExactlyInAnyOrder("complaint", "subject access request");
    }

    @Test
    void refusesAFileWithAColumnThatNoKindHasOrThatIsThereTwice() {
        assertThat(fixture.refusal("Record kind,Record ref,Person ref,Recieved on\n".getBytes(StandardCharsets.UTF_8)))
                .contains("Column 4", "\"Recieved on\"");
        assertThat(fixture.refusal("Record kind,Record ref,Received on,received_on\n".getBytes(StandardCharsets.UTF_8)))
                .contains("Column 4", "\"received_on\"", "second time");
    }
}

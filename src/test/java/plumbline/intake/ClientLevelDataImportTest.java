package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.intake.ImportFixture.CLD_HEADER;
import static plumbline.intake.ImportFixture.newRef;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plumbline.facts.Assessment;
import plumbline.facts.LongTermSupport;
import plumbline.facts.PackageStart;
import plumbline.facts.Person;
import plumbline.facts.Request;
import plumbline.facts.Review;

class ClientLevelDataImportTest extends ImportTest {

    private static final String HOME_CARE = "Long term support: Community,Home support or domiciliary care,1-2551493549,";

    String person;

    @BeforeEach
    void makePerson() {
        person = newRef("P");
    }

    /** One row: NHS number, event type, reference, start, end, and the columns from the outcome on. */
    private String row(String nhs, String type, String ref, String start, String end, String rest) {
        return "503,01/04/2025,31/03/2026," + nhs + "," + person + ",01/02/1950,,Service user," + type + "," + ref + "," + start + "," + end + "," + rest + "\n";
    }

    private String service(String ref, String start, String end) {
        return row("", "Service", ref, start, end, "Continuation of support or services,,," + HOME_CARE);
    }

    private String request(String ref, String start, String end) {
        return row("", "Request", ref, start, end, "\"Progress to assessment, review or reassessment\",Discharge from Hospital,,,,,");
    }

    @Test
    void turnsTheEventsOfOnePersonIntoFacts() {
        String requestRef = newRef("R");
        Batch batch = fixture.imported(CLD_HEADER + request(requestRef, "02/06/2025", "03/06/2025")
                + row("", "Assessment", newRef("A"), "07/07/2025", "21/07/2025", "Progress to support planning or services,,Long term assessment,,,,")
                + service(newRef("S"), "28/07/2025", "")
                + row("", "Review", newRef("V"), "10/09/2025", "10/09/2025", "Continuation of support or services,,,,,,Review of short term support"));
        assertThat(batch.read()).isEqualTo(4);
        assertThat(batch.accepted()).isEqualTo(4);
        assertThat(fixture.faults(batch)).isEmpty();
        Request request = fixture.about(person, Request.class).get(0);
        assertThat(request.ref()).isEqualTo(requestRef);
        assertThat(request.acceptedOn()).isEqualTo(LocalDate.of(2025, 6, 2));
        assertThat(request.needsAssessment()).isTrue();
        assertThat(fixture.about(person, Assessment.class).get(0).signedOffOn()).isEqualTo(LocalDate.of(2025, 7, 21));
        assertThat(fixture.about(person, Review.class).get(0).kind()).isEqualTo(Review.Kind.SHORT_TERM);
        assertThat(fixture.about(person, LongTermSupport.class).get(0).endedOn()).isNull();
        assertThat(fixture.about(person, PackageStart.class).get(0).entry()).isTrue();
    }

    @Test
    void readsReleaseOneValuesAndNationalColumnNamesAlike() {
        Batch batch = fixture.imported("""
                LA_Code,NHS_Number,LA_Person_Unique_Identifier,Client_Type,Event_Type,Event_Reference,Event_Start_Date,Event_End_Date,Event_Outcome,Request_Route_of_Access,Service_Type,Service_Component,Review_Reason
                503,,%1$s,Service User,Request,%1$s-R,2024-06-02,2024-06-03,Progress to assessment,Discharge from Hospital,,,
                503,,%1$s,Service User,Service,%1$s-S,2024-07-28,,Provision of service,,Long Term Support: Community,Home Support,
                503,,%1$s,Service User,Review,%1$s-V,2024-09-10,2024-09-10,No change in package,,,,Unplanned - Provider Failure
                """.formatted(person));
        assertThat(batch.accepted()).isEqualTo(3);
        assertThat(fixture.about(person, Request.class).get(0).needsAssessment()).isTrue();
        assertThat(fixture.about(person, LongTermSupport.class)).hasSize(1);
        assertThat(fixture.about(person, Review.class).get(0).kind()).isEqualTo(Review.Kind.UNPLANNED);
        Batch releaseTwo = fixture.imported(CLD_HEADER + row("", "Service", person + "-S", "28/07/2024", "",
                "Continuation of support or services,,,Long term support: Community,Home support or domiciliary care,,"));
        assertThat(releaseTwo.unchanged()).isEqualTo(1);
    }

    @Test
    void countsTheSameEventTwiceInAFileAsADuplicateAndLetsTheLaterEndWin() {
        Batch batch = fixture.imported(CLD_HEADER + request("", "02/06/2025", "03/06/2025") + request("", "02/06/2025", "05/06/2025"));
        assertThat(batch.accepted()).isEqualTo(1);
        assertThat(batch.duplicate()).isEqualTo(1);
        assertThat(jdbc.sql("select ended_on from request r join person p on p.id = r.person_id where p.ref = ?").param(person)
                .query(LocalDate.class).single()).isEqualTo(LocalDate.of(2025, 6, 5));
    }

    @Test
    void correctsAStartDateUnderTheSameReferenceInsteadOfAddingAnEvent() {
        String ref = newRef("R");
        fixture.imported(CLD_HEADER + request(ref, "02/06/2025", "03/06/2025"));
        Batch corrected = fixture.imported(CLD_HEADER + request(ref, "01/06/2025", "03/06/2025"));
        assertThat(corrected.accepted()).isEqualTo(1);
        assertThat(fixture.about(person, Request.class)).singleElement()
                .satisfies(request -> assertThat(request.acceptedOn()).isEqualTo(LocalDate.of(2025, 6, 1)));
    }

    @Test
    void keepsEventsApartThatShareAReference() {
        String ref = newRef("EPISODE");
        Batch batch = fixture.imported(CLD_HEADER + request(ref, "02/06/2025", "03/06/2025") + request(ref, "02/09/2025", "03/09/2025"));
        assertThat(batch.accepted()).isEqualTo(2);
        assertThat(fixture.about(person, Request.class)).hasSize(2).extracting(Request::ref).doesNotHaveDuplicates();
    }

    @Test
    void leavesAKnownEventAloneWhenAnotherOneComesUnderItsReference() {
        String ref = newRef("R");
        fixture.imported(CLD_HEADER + request(ref, "02/06/2025", "03/06/2025"));
        Batch batch = fixture.imported(CLD_HEADER + request(ref, "09/06/2025", "10/06/2025") + request("", "02/06/2025", "03/06/2025"));
        assertThat(batch.accepted()).isEqualTo(1);
        assertThat(batch.unchanged()).isEqualTo(1);
        assertThat(fixture.about(person, Request.class)).hasSize(2)
                .anySatisfy(known -> {
                    assertThat(known.ref()).isEqualTo(ref);
                    assertThat(known.acceptedOn()).isEqualTo(LocalDate.of(2025, 6, 2));
                });
    }

    @Test
    void letsOneOfTwoNewEventsCorrectAListedRequestAndAddsTheOther() {
        fixture.imported((ImportFixture.EVENT_HEADER + "request,R-%1$s,%1$s,,,accepted,02/06/2025,,,,\n").formatted(person));
        Batch batch = fixture.imported(CLD_HEADER + request(newRef("R"), "02/06/2025", "03/06/2025")
                + request(newRef("R"), "02/06/2025", "04/06/2025").replace("Discharge from Hospital", "Community / Other route"));
        assertThat(batch.accepted()).isEqualTo(2);
        assertThat(fixture.about(person, Request.class)).hasSize(2).extracting(Request::ref).contains("R-" + person);
    }

    @Test
    void joinsServicesWithAGapOfOneDayAndNoMore() {
        fixture.imported(CLD_HEADER + service(newRef("S"), "01/04/2024", "31/03/2025") + service(newRef("S"), "01/04/2025", "30/06/2025")
                + service(newRef("S"), "02/07/2025", ""));
        assertThat(fixture.about(person, LongTermSupport.class)).extracting(LongTermSupport::beganOn)
                .containsExactlyInAnyOrder(LocalDate.of(2024, 4, 1), LocalDate.of(2025, 7, 2));
        assertThat(fixture.about(person, PackageStart.class)).extracting(PackageStart::beganOn)
                .containsExactlyInAnyOrder(LocalDate.of(2024, 4, 1), LocalDate.of(2025, 7, 2));
    }

    @Test
    void endsOpenSupportWithTheDeath() {
        fixture.imported(CLD_HEADER + service(newRef("S"), "01/04/2024", "").replace("01/02/1950,,", "01/02/1950,05/05/2025,"));
        assertThat(fixture.about(person, LongTermSupport.class).get(0).endedOn()).isEqualTo(LocalDate.of(2025, 5, 5));
        assertThat(fixture.about(person, Person.class).get(0).diedOn()).isEqualTo(LocalDate.of(2025, 5, 5));
    }

    @Test
    void aFileWithoutTheColumnForDeathsLeavesThemAsTheyAreKnown() {
        String died = CLD_HEADER + service(newRef("S"), "01/04/2024", "").replace("01/02/1950,,", "01/02/1950,05/05/2025,");
        fixture.imported(died);
        fixture.imported("LA Person Unique Identifier,Client Type,Event Type,Event Reference,Event Start Date,Event End Date,Request: Route of Access\n"
                + person + ",Service User,Request," + newRef("R") + ",01/03/2025,02/03/2025,\n");
        assertThat(fixture.about(person, Person.class).get(0).diedOn()).as("the file cannot say").isEqualTo(LocalDate.of(2025, 5, 5));
        fixture.imported(died.replace("01/02/1950,05/05/2025,", "01/02/1950,,"));
        assertThat(fixture.about(person, Person.class).get(0).diedOn()).as("a blank says that it was a mistake").isNull();
    }

    @Test
    void refusesAHeaderWithOneColumnTwice() {
        String twice = CLD_HEADER.stripTrailing() + ",Event  Reference\n";
        assertThat(fixture.refusal((twice + service(newRef("S"), "01/04/2024", "").stripTrailing() + ",X\n").getBytes(StandardCharsets.UTF_8)))
                .contains("\"Event  Reference\"", "second time", "Take one of the two out");
    }

    @Test
    void putsNobodyTogetherByANumberThatIsTypedForNobodysNumber() {
        Batch batch = fixture.imported(CLD_HEADER + row("9999999999", "Service", newRef("S"), "01/04/2024", "", "Continuation of support or services,,," + HOME_CARE));
        assertThat(fixture.faults(batch)).anyMatch(fault -> fault.expected().contains("not all the same"));
        String first = person;
        person = newRef("P");
        fixture.imported(CLD_HEADER + row("9999999999", "Service", newRef("S"), "01/05/2024", "", "Continuation of support or services,,," + HOME_CARE));
        assertThat(fixture.about(first, LongTermSupport.class)).hasSize(1);
        assertThat(fixture.about(person, LongTermSupport.class)).hasSize(1);
    }

    @Test
    void knowsAPersonAgainByNhsNumberUnderAnotherIdentifier() {
        String ref = person;
        fixture.imported(CLD_HEADER + row("9434765919", "Service", newRef("S"), "01/04/2024", "", "Continuation of support or services,,," + HOME_CARE));
        person = newRef("P");
        fixture.imported(CLD_HEADER + row("9434765919", "Review", newRef("V"), "10/09/2025", "10/09/2025", "Continuation of support or services,,,,,,Planned"));
        assertThat(fixture.about(person, Person.class).get(0).ref()).isEqualTo(ref);
        assertThat(fixture.about(person, Review.class)).hasSize(1);
        assertThat(jdbc.sql("select count(*) from person where nhs_digest like '%9434765919%'").query(Integer.class).single()).isZero();
    }

    @Test
    void leavesOutAnIdentifierWithTwoNhsNumbers() {
        Batch batch = fixture.imported(CLD_HEADER
                + row("9434765870", "Service", newRef("S"), "01/04/2024", "", "Continuation of support or services,,," + HOME_CARE)
                + row("9434765862", "Service", newRef("S"), "02/04/2024", "", "Continuation of support or services,,," + HOME_CARE));
        assertThat(batch.rejected()).isEqualTo(2);
        assertThat(fixture.about(person)).isEmpty();
    }

    @Test
    void givesEachRowOfAnIdentifierWithTwoNhsNumbersItsFaultAndTakesTheOthersIn() {
        String ambiguous = person;
        String first = service(newRef("S"), "01/05/2024", "") + row("9434765870", "Service", newRef("S"), "01/04/2024", "", "Continuation of support or services,,," + HOME_CARE)
                + request(newRef("R"), "02/06/2025", "03/06/2025");
        String last = row("9434765862", "Service", newRef("S"), "02/04/2024", "", "Continuation of support or services,,," + HOME_CARE);
        person = newRef("P");
        Batch batch = fixture.imported(CLD_HEADER + first + request(newRef("R"), "02/06/2025", "03/06/2025") + last);
        assertThat(batch.rejected()).isEqualTo(4);
        assertThat(batch.accepted()).isEqualTo(1);
        assertThat(fixture.faults(batch).stream().filter(Fault::rejected)).extracting(Fault::row).containsExactly(2L, 3L, 4L, 6L);
        assertThat(fixture.faults(batch).stream().filter(Fault::rejected)).extracting(Fault::value).containsOnly(ambiguous);
        assertThat(fixture.about(ambiguous)).isEmpty();
        assertThat(fixture.about(person, Request.class)).hasSize(1);
    }

    @Test
    void givesTheEventOfANewPersonAnotherReferenceWhenItsOwnIsTakenByAStoredEvent() {
        String ref = newRef("R");
        fixture.imported(CLD_HEADER + request(ref, "02/06/2025", "03/06/2025"));
        String earlier = person;
        person = newRef("P");
        Batch batch = fixture.imported(CLD_HEADER + request(ref, "02/06/2025", "03/06/2025") + request(newRef("R"), "04/06/2025", "05/06/2025"));
        assertThat(batch.accepted()).isEqualTo(2);
        assertThat(fixture.about(earlier, Request.class)).extracting(Request::ref).containsExactly(ref);
        assertThat(fixture.about(person, Request.class)).hasSize(2).extracting(Request::ref).doesNotContain(ref).anyMatch(made -> made.startsWith(person + "/2025-06-02"));
    }

    @Test
    void takesAnEventInUnderAReferenceThatLooksLikeOneTheServiceMakes() {
        String made = person + "/2025-06-02/discharge from hospital";
        Batch batch = fixture.imported(CLD_HEADER + request(made, "09/06/2025", "10/06/2025") + request(newRef("R"), "02/06/2025", "03/06/2025"));
        assertThat(batch.accepted()).isEqualTo(2);
        assertThat(fixture.about(person, Request.class)).extracting(Request::ref).contains(made);
    }

    @Test
    void leavesOutImpossibleRowsWithRowColumnAndReasonAndTakesTheOthers() {
        Batch batch = fixture.imported(CLD_HEADER + request(newRef("R"), "31/02/2025", "03/06/2025") + request(newRef("R"), "02/06/2999", "")
                + request(newRef("R"), "05/06/2025", "03/06/2025") + request(newRef("R"), "6/13/2025", "03/07/2025")
                + request(newRef("R"), "03/06/2025", "04/06/2025") + request(newRef("R"), "3 June 2025", "04/06/2025"));
        assertThat(batch.accepted()).isEqualTo(1);
        assertThat(batch.rejected()).isEqualTo(5);
        List<Fault> faults = fixture.faults(batch).stream().filter(Fault::rejected).toList();
        assertThat(faults).extracting(Fault::row).containsExactly(2L, 3L, 4L, 5L, 7L);
        assertThat(faults).extracting(Fault::column)
                .containsExactly("Event Start Date", "Event Start Date", "Event End Date", "Event Start Date", "Event Start Date");
        assertThat(faults).extracting(Fault::value).containsExactly("31/02/2025", "02/06/2999", "03/06/2025", "6/13/2025", "3 June 2025");
    }

    @Test
    void takesAMissingDateInAsUnknownWithAFault() {
        Batch batch = fixture.imported(CLD_HEADER + request(newRef("R"), "", "03/06/2025")
                + row("", "Review", newRef("V"), "10/09/2025", "", "Continuation of support or services,,,,,,Planned"));
        assertThat(batch.accepted()).isEqualTo(2);
        assertThat(batch.doubtful()).isEqualTo(2);
        assertThat(fixture.about(person, Request.class).get(0).acceptedOn()).isNull();
        assertThat(fixture.about(person, Review.class).get(0).completedOn()).isNull();
        assertThat(fixture.about(person, Review.class).get(0).completed()).isTrue();
    }

    @Test
    void doubtsUnknownCodesAndStrangeAgesButRejectsUnknownTypes() {
        Batch batch = fixture.imported(CLD_HEADER + request(newRef("R"), "02/06/2025", "03/06/2025").replace("01/02/1950", "01/02/1880")
                + request(newRef("R"), "03/06/2025", "04/06/2025").replace("\"Progress to assessment, review or reassessment\"", "Progress nowhere")
                + row("", "Visit", newRef("X"), "02/06/2025", "", ",,,,,,"));
        assertThat(batch.accepted()).isEqualTo(2);
        assertThat(batch.rejected()).isEqualTo(1);
        assertThat(fixture.faults(batch)).extracting(Fault::column).contains("Date of Birth", "Event Outcome", "Event Type");
    }

    @Test
    void keepsACarersEventsAwayFromTheStandardsForServiceUsers() {
        fixture.imported(CLD_HEADER + request(newRef("R"), "02/06/2025", "03/06/2025").replace("Service user,Request", "Unpaid carer,Request"));
        assertThat(fixture.about(person, Person.class)).hasSize(1);
        assertThat(fixture.about(person, Request.class)).isEmpty();
    }
}

package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.intake.ImportFixture.CLD_HEADER;
import static plumbline.intake.ImportFixture.assessment;
import static plumbline.intake.ImportFixture.newNhsNumber;
import static plumbline.intake.ImportFixture.newRef;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plumbline.core.Calendars;
import plumbline.core.Jurisdiction;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.facts.Assessment;
import plumbline.facts.CaseRecord;
import plumbline.facts.DuplicatePerson;
import plumbline.facts.Fact;
import plumbline.facts.FactPartition;
import plumbline.facts.LongTermSupport;
import plumbline.facts.Person;
import plumbline.standards.AsAt;
import plumbline.standards.Outcome;
import plumbline.standards.RateCase;
import plumbline.standards.RuleSets;
import plumbline.standards.Tally;
import plumbline.standards.examples.ShippedCalendar;

/** Two identifiers that turn out to share an NHS number, from the files to the finding about duplicates. */
class SharedNumberTest extends ImportTest {

    private static final StandardId DUPLICATES = new StandardId("ASC-DQ-03");
    private static final AsAt AS_AT = AsAt.endOf(LocalDate.of(2026, 4, 30));
    private static final Calendars CALENDARS = ShippedCalendar.of(Jurisdiction.ENGLAND);

    @Autowired
    RuleSets rules;

    String number;
    String first;
    String second;

    @BeforeEach
    void makeIdentifiers() {
        number = newNhsNumber();
        first = newRef("A");
        second = newRef("B");
    }

    private static String service(String nhs, String person, String begin, String end) {
        return "503,01/04/2025,31/03/2026," + nhs + "," + person + ",01/02/1950,,Service user,Service," + newRef("S") + "," + begin + "," + end
                + ",Continuation of support or services,,,Long term support: Community,Home support or domiciliary care,,\n";
    }

    /** Both are known as people of their own, each with an assessment of the same day, before the number joins them. */
    private Batch joined() {
        fixture.imported(CLD_HEADER + assessment(number, first, "04/03/2026"));
        fixture.imported(CLD_HEADER + assessment("", second, "04/03/2026"));
        assertThat(fixture.about(second, Person.class)).hasSize(1);
        return fixture.imported(CLD_HEADER + assessment(number, second, "05/03/2026"));
    }

    private List<RateCase> counted(List<Fact> known) {
        return rules.inForce().judgeCases(new FactPartition(known), AS_AT, CALENDARS).rateCases().stream()
                .filter(one -> one.standard().equals(DUPLICATES)).toList();
    }

    @Test
    void readsTheFactsOfBothAsOnePersonsInWhicheverPartition() {
        joined();
        assertThat(fixture.about(first, Person.class)).singleElement().extracting(Person::ref).isEqualTo(first);
        assertThat(fixture.about(first, Assessment.class)).hasSize(3).allMatch(assessment -> assessment.personRef().equals(first));
        assertThat(fixture.about(first, DuplicatePerson.class)).singleElement().extracting(DuplicatePerson::ref).isEqualTo(second);
        assertThat(fixture.about(second)).as("nothing of them is left in their own partition").isEmpty();
    }

    @Test
    void findsTheSecondRecordAndTheDoubledEvent() {
        joined();
        List<RateCase> counted = counted(fixture.about(first));
        assertThat(counted).filteredOn(one -> one.part() == RateCase.Part.MET).extracting(RateCase::ref)
                .hasSize(2).anyMatch(ref -> ref.startsWith("Assessment ")).contains("DuplicatePerson " + second);
        int found = (int) counted.stream().filter(one -> one.part() == RateCase.Part.MET).count();
        UnitId council = new UnitId("council");
        assertThat(rules.inForce().judgeRates(List.of(new Tally(DUPLICATES, council, "COUNCIL", found, 100, 0)), AS_AT))
                .singleElement().satisfies(finding -> {
                    assertThat(finding.outcome()).isEqualTo(Outcome.RED);
                    assertThat(finding.subject().ref()).isEqualTo("council");
                });
    }

    @Test
    void findsNothingBetweenPeopleWithNumbersOfTheirOwn() {
        fixture.imported(CLD_HEADER + assessment(number, first, "04/03/2026") + assessment(newNhsNumber(), second, "04/03/2026"));
        List<Fact> both = Stream.concat(fixture.about(first).stream(), fixture.about(second).stream()).toList();
        assertThat(both).filteredOn(Person.class::isInstance).hasSize(2);
        assertThat(counted(both)).noneMatch(one -> one.part() == RateCase.Part.MET);
    }

    @Test
    void keepsOneEventWhenTheNumberIsKnownFromTheBeginning() {
        fixture.imported(CLD_HEADER + assessment(number, first, "04/03/2026"));
        fixture.imported(CLD_HEADER + assessment(number, second, "04/03/2026"));
        assertThat(fixture.about(first, Assessment.class)).hasSize(1);
        assertThat(fixture.about(second)).isEqualTo(fixture.about(first));
        assertThat(counted(fixture.about(first))).noneMatch(one -> one.part() == RateCase.Part.MET);
    }

    @Test
    void tellsTheStewardWhichIdentifierIsAnothers() {
        Batch batch = joined();
        assertThat(batch.rejected()).isZero();
        assertThat(batch.accepted()).isEqualTo(1);
        assertThat(fixture.faults(batch)).filteredOn(fault -> fault.expected().contains("one NHS number")).singleElement().satisfies(fault -> {
            assertThat(fault.rejected()).isFalse();
            assertThat(fault.value()).isEqualTo(second);
        });
        Batch again = fixture.imported(CLD_HEADER + assessment(number, second, "06/03/2026"));
        assertThat(fixture.faults(again)).as("said once").noneMatch(fault -> fault.expected().contains("one NHS number"));
    }

    @Test
    void takesLaterFilesWithoutTheNumberToTheSamePerson() {
        joined();
        fixture.imported("Record kind,Record ref,Person ref,Received on\ncomplaint," + newRef("C") + "," + second + ",01/04/2026\n");
        assertThat(fixture.about(first, CaseRecord.class)).singleElement().extracting(CaseRecord::personRef).isEqualTo(first);
    }

    @Test
    void joinsServicesOfBothToOneSpell() {
        fixture.imported(CLD_HEADER + service("", second, "01/04/2025", "30/09/2025"));
        fixture.imported(CLD_HEADER + service(number, first, "01/10/2025", ""));
        fixture.imported(CLD_HEADER + service(number, second, "01/04/2025", "30/09/2025"));
        assertThat(fixture.about(first, LongTermSupport.class)).singleElement().satisfies(spell -> {
            assertThat(spell.beganOn()).isEqualTo(LocalDate.of(2025, 4, 1));
            assertThat(spell.endedOn()).isNull();
        });
    }

    @Test
    void joinsTwoKnownIdentifiersThatGetTheirNumberInOneFileAndAThirdLater() {
        String third = newRef("C");
        fixture.imported(CLD_HEADER + assessment("", first, "01/03/2026") + assessment("", second, "02/03/2026") + assessment("", third, "03/03/2026"));
        fixture.imported(CLD_HEADER + assessment(number, second, "02/03/2026") + assessment(number, third, "03/03/2026"));
        assertThat(fixture.about(second, Assessment.class)).hasSize(2);
        fixture.imported(CLD_HEADER + assessment(number, first, "01/03/2026"));
        assertThat(fixture.about(second, Assessment.class)).hasSize(3);
        assertThat(fixture.about(second, DuplicatePerson.class)).hasSize(2);
        assertThat(Stream.of(first, third).flatMap(one -> fixture.about(one).stream())).isEmpty();
    }

    @Test
    void leavesOutAJoinedIdentifierThatComesWithAnotherNumber() {
        joined();
        Batch contradiction = fixture.imported(CLD_HEADER + assessment(newNhsNumber(), second, "07/03/2026"));
        assertThat(contradiction.rejected()).isEqualTo(1);
        assertThat(fixture.about(first, Assessment.class)).hasSize(3);
    }
}

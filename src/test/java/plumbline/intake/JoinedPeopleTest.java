package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static plumbline.intake.ImportFixture.CLD_HEADER;
import static plumbline.intake.ImportFixture.assessment;
import static plumbline.intake.ImportFixture.newNhsNumber;
import static plumbline.intake.ImportFixture.newRef;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.facts.Assessment;
import plumbline.facts.DuplicatePerson;
import plumbline.facts.Person;
import plumbline.intake.JoinedPeople.Apart;
import plumbline.intake.JoinedPeople.Joined;

/** Two records that share an NHS number are read as one person, until somebody who has looked says that they are two. */
class JoinedPeopleTest extends ImportTest {

    private static final Actor STEWARD = Actor.named("data-steward");
    private static final String REASON = "Both were asked";

    @Autowired
    JoinedPeople people;

    @Autowired
    BatchDecisions decisions;

    String number;
    String first;
    String second;

    @BeforeEach
    void joined() {
        number = newNhsNumber();
        first = newRef("A");
        second = newRef("B");
        fixture.imported(CLD_HEADER + assessment(number, first, "04/03/2026"));
        fixture.imported(CLD_HEADER + assessment("", second, "05/03/2026"));
        fixture.imported(CLD_HEADER + assessment(number, second, "06/03/2026"));
    }

    private Apart parted() {
        return ((Attempt.Done<Apart>) people.part(second, REASON, STEWARD)).value();
    }

    private List<Joined> listed() {
        return Stream.iterate(1, page -> page + 1).map(people::joined).takeWhile(page -> page.number() <= page.pages()).limit(people.joined(1).pages())
                .flatMap(page -> page.items().stream()).filter(each -> each.record().equals(second)).toList();
    }

    private boolean areTwo() {
        boolean two = fixture.about(second, Person.class).size() == 1;
        assertThat(fixture.about(first, DuplicatePerson.class)).hasSize(two ? 0 : 1);
        return two;
    }

    @Test
    void listsTheSecondRecordWithWhomItIsReadAs() {
        assertThat(listed()).containsExactly(new Joined(second, first));
        assertThat(areTwo()).isFalse();
    }

    @Test
    void readsEachByTheirOwnFactsOnceTheyAreParted() {
        Apart apart = parted();
        assertThat(apart.person()).isEqualTo(first);
        assertThat(areTwo()).isTrue();
        assertThat(fixture.about(first, Assessment.class)).hasSize(1);
        assertThat(fixture.about(second, Assessment.class)).hasSize(2);
        assertThat(listed()).isEmpty();
        assertThat(people.apart(1).items()).extracting(Apart::record, Apart::person, Apart::reason).contains(tuple(second, first, REASON));
        assertThat(jdbc.sql("select detail from audit_entry where action = 'people parted' and subject_ref = ?").param(second).query(String.class).single())
                .contains(first, REASON);
    }

    @Test
    void bothAreJudgedAgainWhenTheyAreParted() {
        jdbc.sql("delete from fact_change where person_id in (select id from person where ref in (?, ?))").params(first, second).update();
        parted();
        assertThat(jdbc.sql("select distinct p.ref from fact_change c join person p on p.id = c.person_id where p.ref in (?, ?)").params(first, second)
                .query(String.class).set()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void noFileJoinsAgainWhomSomebodyHasParted() {
        parted();
        Batch again = fixture.imported(CLD_HEADER + assessment(number, second, "07/03/2026") + assessment(number, first, "08/03/2026"));
        assertThat(again.rejected()).isZero();
        assertThat(fixture.faults(again)).noneMatch(fault -> fault.expected().contains("one NHS number"));
        assertThat(areTwo()).isTrue();
        assertThat(fixture.about(first, Assessment.class)).hasSize(2);
        assertThat(fixture.about(second, Assessment.class)).hasSize(3);
    }

    @Test
    void noWithdrawnImportJoinsThemAgainEither() {
        Batch later = fixture.imported(CLD_HEADER + assessment(number, second, "07/03/2026").replace("01/02/1950", "02/02/1950"));
        parted();
        assertThat(decisions.withdraw(later.id(), "The wrong file", STEWARD)).isInstanceOf(Attempt.Done.class);
        assertThat(areTwo()).isTrue();
    }

    @Test
    void aThirdRecordWithTheNumberIsReadAsTheFirst() {
        parted();
        String third = newRef("C");
        fixture.imported(CLD_HEADER + assessment("", third, "07/03/2026"));
        fixture.imported(CLD_HEADER + assessment(number, third, "08/03/2026"));
        assertThat(fixture.about(first, Assessment.class)).hasSize(3);
        assertThat(fixture.about(second, Assessment.class)).hasSize(2);
    }

    @Test
    void readsThemAsOneAgainWhenItIsTakenBack() {
        parted();
        assertThat(people.join(second, STEWARD)).isEqualTo(Attempt.done(new Joined(second, first)));
        assertThat(areTwo()).isFalse();
        assertThat(fixture.about(first, Assessment.class)).hasSize(3);
        assertThat(listed()).containsExactly(new Joined(second, first));
    }

    @Test
    void keepsTwoPeopleWithNumbersOfTheirOwnApart() {
        parted();
        Batch corrected = fixture.imported(CLD_HEADER + assessment(newNhsNumber(), second, "07/03/2026"));
        assertThat(corrected.rejected()).isZero();
        assertThat(((Attempt.Refused<Joined>) people.join(second, STEWARD)).kind()).isEqualTo(Attempt.Kind.NOT_NOW);
        assertThat(areTwo()).isTrue();
    }

    @Test
    void refusesWhoeverIsNotReadAsSomebodyElseAndAPartingWithoutAReason() {
        assertThat(((Attempt.Refused<Apart>) people.part(first, REASON, STEWARD)).kind()).isEqualTo(Attempt.Kind.NOT_FOUND);
        assertThat(((Attempt.Refused<Apart>) people.part(second + "\0", " ", STEWARD)).field()).isEqualTo("reason");
        assertThat(((Attempt.Refused<Joined>) people.join(second, STEWARD)).kind()).isEqualTo(Attempt.Kind.NOT_FOUND);
        assertThat(areTwo()).isFalse();
    }
}

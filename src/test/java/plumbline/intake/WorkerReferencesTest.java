package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.Calendars;
import plumbline.core.Jurisdiction;
import plumbline.core.Page;
import plumbline.core.StandardId;
import plumbline.facts.CaseRecord;
import plumbline.facts.Fact;
import plumbline.facts.FactPartition;
import plumbline.intake.WorkerReferences.Alike;
import plumbline.intake.WorkerReferences.Decision;
import plumbline.intake.WorkerReferences.InList;
import plumbline.intake.WorkerReferences.Known;
import plumbline.standards.AsAt;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;
import plumbline.standards.RuleSets;
import plumbline.standards.examples.ShippedCalendar;

/** One worker is known to the list of staff and to the list of supervision by references that are written differently, until somebody joins the two. */
class WorkerReferencesTest extends ImportTest {

    private static final Actor STEWARD = Actor.named("data-steward");
    private static final String REASON = "The payroll office says so";
    private static final Calendars CALENDARS = ShippedCalendar.of(Jurisdiction.ENGLAND);
    private static final AsAt AS_AT = AsAt.endOf(LocalDate.of(2026, 6, 30));

    @Autowired
    WorkerReferences workers;

    @Autowired
    BatchDecisions decisions;

    @Autowired
    RuleSets rules;

    /** Nothing else is written like it, in whatever capitals. */
    final String mark = "7" + System.nanoTime();
    final String staff = "E" + mark;
    final String supervised = "e 00" + mark;

    private Batch staff(String reference) {
        return fixture.imported("Record kind,Record ref,started on,left on\nsocial worker," + reference + ",01/05/2026,\n");
    }

    private Batch supervised(String reference, String day) {
        return fixture.imported("Record kind,Record ref,About,held on,length in minutes\nsupervision session,S-" + reference + day.replace("/", "") + "," + reference + "," + day + ",95\n");
    }

    private Batch both() {
        staff(staff);
        return supervised(supervised, "15/06/2026");
    }

    private static <T> List<T> all(IntFunction<Page<T>> pages) {
        return IntStream.rangeClosed(1, pages.apply(1).pages()).mapToObj(pages).flatMap(page -> page.items().stream()).toList();
    }

    private List<Alike> alike() {
        return all(workers::alike).stream().filter(each -> each.reference().reference().contains(mark)).toList();
    }

    private List<Known> inNoListOfStaff() {
        return all(workers::inNoListOfStaff).stream().filter(each -> each.reference().contains(mark)).toList();
    }

    private List<Known> inNoOtherList() {
        return all(workers::inNoOtherList).stream().filter(each -> each.reference().contains(mark)).toList();
    }

    private Decision decided(boolean same) {
        return ((Attempt.Done<Decision>) workers.decide(supervised, staff, same, REASON, STEWARD)).value();
    }

    private Attempt.Refused<Decision> refused(String reference, String worker, boolean same, String reason) {
        return (Attempt.Refused<Decision>) workers.decide(reference, worker, same, reason, STEWARD);
    }

    /** What is said of the latest month. */
    private Judgement monthly(String worker) {
        List<Fact> ours = facts.providers().facts().stream().filter(fact -> fact instanceof CaseRecord && fact.ref().contains(mark)).toList();
        return rules.inForce().judgeCases(new FactPartition(ours), AS_AT, CALENDARS).judgements().stream()
                .filter(each -> each.standard().equals(new StandardId("ASC-CQA-01")) && each.subject().ref().equals(worker)).max(Comparator.comparing(Judgement::period)).orElseThrow();
    }

    @Test
    void listsReferencesThatDifferOnlyInHowTheyAreWritten() {
        both();
        assertThat(alike()).singleElement().satisfies(pair -> {
            assertThat(pair.reference()).isEqualTo(new Known(supervised, List.of(new InList("supervision sessions", 1)), List.of(), false));
            assertThat(pair.worker()).isEqualTo(new Known(staff, List.of(new InList("social workers", 1)), List.of(), true));
        });
        assertThat(inNoListOfStaff()).as("it may be a worker's other reference").isEmpty();
        assertThat(inNoOtherList()).isEmpty();
    }

    @Test
    void listsWhoIsInNoListOfStaffAndOfWhomNoOtherListKnows() {
        staff(staff);
        supervised("X-" + mark + "-1", "15/06/2026");
        assertThat(alike()).isEmpty();
        assertThat(inNoListOfStaff()).extracting(Known::reference).containsExactly("X-" + mark + "-1");
        assertThat(inNoOtherList()).extracting(Known::reference).containsExactly(staff);
        fixture.imported("Record kind,Record ref,left on\nsocial worker," + staff + ",20/06/2026\n");
        assertThat(inNoOtherList()).as("has left").isEmpty();
        supervised(staff, "16/06/2026");
        assertThat(workers.known(staff).orElseThrow().lists()).containsExactly(new InList("social workers", 1), new InList("supervision sessions", 1));
    }

    @Test
    void anotherNumberIsNotAlike() {
        staff(staff);
        supervised("E" + mark + "0", "15/06/2026");
        supervised("E0" + mark + "1", "15/06/2026");
        assertThat(alike()).isEmpty();
    }

    @Test
    void standardsJudgeTheJoinedWorkerAsOneUntilItIsTakenBack() {
        both();
        assertThat(monthly(staff).outcome()).as("never supervised, as far as the lists agree").isEqualTo(Outcome.BREACH);
        decided(true);
        Judgement one = monthly(staff);
        assertThat(one.outcome()).isNotEqualTo(Outcome.BREACH);
        assertThat(one.period()).isEqualTo("2026-06-15");
        assertThat(alike()).isEmpty();
        assertThat(inNoListOfStaff()).isEmpty();
        assertThat(inNoOtherList()).isEmpty();
        supervised(supervised, "20/06/2026");
        assertThat(monthly(staff).period()).as("later files too").isEqualTo("2026-06-20");
        assertThat(workers.takeBack(supervised, staff, STEWARD)).isInstanceOf(Attempt.Done.class);
        assertThat(monthly(staff).outcome()).isEqualTo(Outcome.BREACH);
        assertThat(alike()).hasSize(1);
        assertThat(((Attempt.Refused<Decision>) workers.takeBack(supervised, staff, STEWARD)).kind()).isEqualTo(Attempt.Kind.NOT_FOUND);
        assertThat(jdbc.sql("select action from audit_entry where subject_type = 'worker' and subject_ref = ? order by number").param(supervised).query(String.class).list())
                .containsExactly("workers joined", "decision about workers taken back");
    }

    @Test
    void noRecordIsChangedSoThatAnImportIsWithdrawnAsEver() {
        Batch batch = both();
        decided(true);
        assertThat(jdbc.sql("select about from case_record where batch = ?").param(batch.id().value()).query(String.class).single()).isEqualTo(supervised);
        assertThat(decisions.withdraw(batch.id(), "The wrong file", STEWARD)).isInstanceOf(Attempt.Done.class);
        assertThat(monthly(staff).outcome()).isEqualTo(Outcome.BREACH);
    }

    @Test
    void whoeverWasToldApartIsNotListedAsAlikeAgain() {
        both();
        decided(false);
        assertThat(alike()).isEmpty();
        assertThat(inNoListOfStaff()).extracting(Known::reference).containsExactly(supervised);
        assertThat(monthly(staff).outcome()).isEqualTo(Outcome.BREACH);
        assertThat(all(page -> workers.decided(false, page))).filteredOn(each -> each.reference().equals(supervised)).singleElement()
                .satisfies(each -> assertThat(each.reason()).isEqualTo(REASON));
        assertThat(refused(staff, supervised, true, REASON).kind()).as("either way round").isEqualTo(Attempt.Kind.NOT_NOW);
        workers.takeBack(supervised, staff, STEWARD);
        assertThat(alike()).hasSize(1);
    }

    @Test
    void aReferenceThatAListOfStaffHoldsByNowIsJudgedByItself() {
        both();
        decided(true);
        staff(supervised);
        assertThat(monthly(staff).outcome()).isEqualTo(Outcome.BREACH);
        assertThat(monthly(supervised).period()).isEqualTo("2026-06-15");
        assertThat(all(page -> workers.decided(true, page))).filteredOn(each -> each.reference().equals(supervised)).singleElement()
                .satisfies(each -> assertThat(each.rests()).isTrue());
    }

    @Test
    void refusesWhatNobodyKnowsWhatSaysNothingAndWhatWouldHideAWorker() {
        both();
        String third = "00" + supervised;
        supervised(third, "17/06/2026");
        assertThat(refused("no-" + mark, staff, true, REASON).field()).isEqualTo("reference");
        assertThat(refused(supervised, "no-" + mark + "\0", true, REASON).field()).isEqualTo("worker");
        assertThat(refused(supervised, " " + supervised, true, REASON).field()).isEqualTo("worker");
        assertThat(refused(supervised, staff, true, " ").field()).isEqualTo("reason");
        assertThat(refused(staff, supervised, true, REASON).reason()).contains("Change the two round");
        decided(true);
        assertThat(refused(supervised, staff, true, REASON).kind()).isEqualTo(Attempt.Kind.NOT_NOW);
        assertThat(refused(supervised, third, true, REASON).reason()).as("it is read as another one").contains("Take that back first");
        assertThat(refused(third, supervised, true, REASON).reason()).as("no chain").contains("Enter " + staff + " instead");
        assertThat(workers.decide(third, staff, true, REASON, STEWARD)).isInstanceOf(Attempt.Done.class);
        assertThat(monthly(staff).period()).isEqualTo("2026-06-17");
        staff("e-" + mark);
        assertThat(refused("e-" + mark, staff, true, REASON).reason()).contains("hold both");
    }
}

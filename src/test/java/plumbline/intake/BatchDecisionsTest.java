package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.intake.ImportFixture.CLD_HEADER;
import static plumbline.intake.ImportFixture.EVENT_HEADER;
import static plumbline.intake.ImportFixture.newRef;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.facts.Concern;
import plumbline.facts.LongTermSupport;
import plumbline.facts.Person;

/** Looking at a file, accepting and discarding it, and taking back what it brought. */
class BatchDecisionsTest extends ImportTest {

    private static final Actor STEWARD = Actor.named("data-steward");

    @Autowired
    BatchDecisions decisions;

    private static String service(String person, String from, String until) {
        return "503,01/04/2025,31/03/2026,," + person + ",01/02/1950,,Service user,Service,S-" + person + "," + from + "," + until
                + ",Continuation of support or services,,,Long term support: Community,Day support,,\n";
    }

    private Batch done(Attempt<Batch> attempt) {
        assertThat(attempt).isInstanceOf(Attempt.Done.class);
        return ((Attempt.Done<Batch>) attempt).value();
    }

    private String refused(Attempt<Batch> attempt) {
        assertThat(attempt).isInstanceOf(Attempt.Refused.class);
        return ((Attempt.Refused<Batch>) attempt).reason();
    }

    private Batch look(String text) {
        return done(decisions.preview("test.csv", Optional.empty(), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), STEWARD));
    }

    private Batch withdraw(Batch batch) {
        return done(decisions.withdraw(batch.id(), "The wrong month was sent", STEWARD));
    }

    /** Everything imports can store, table by table, without the numbers of rows that are given anew each time. */
    private Map<String, List<String>> everything() {
        Map<String, List<String>> facts = new TreeMap<>();
        for (FactTable table : FactTable.ALL) {
            facts.put(table.name(), jdbc.sql("select (to_jsonb(t) - 'id')::text as row from " + table.name() + " t order by 1").query(String.class).list());
        }
        facts.put("person_identifier", jdbc.sql("select to_jsonb(t)::text as row from person_identifier t order by 1").query(String.class).list());
        return facts;
    }

    @Test
    void saysWhatAFileWouldBringAndKeepsNothingOfIt() {
        String known = newRef("P");
        String unknown = newRef("P");
        fixture.imported(CLD_HEADER + service(known, "01/04/2024", ""));
        Map<String, List<String>> before = everything();
        Batch seen = look(CLD_HEADER + service(known, "01/04/2024", "01/05/2026") + service(unknown, "01/04/2024", "") + service("", "01/04/2024", ""));
        assertThat(seen.state()).isEqualTo(Batch.State.PREVIEWED);
        assertThat(List.of(seen.read(), seen.accepted(), seen.rejected())).containsExactly(3, 2, 1);
        assertThat(fixture.faults(seen)).hasSize(1);
        Preview preview = decisions.preview(seen.id());
        assertThat(preview.facts()).containsExactlyInAnyOrder(new Preview.Facts("People", 1, 0), new Preview.Facts("Services", 1, 1));
        assertThat(preview.people()).containsExactly(new Preview.Concerned(unknown, true), new Preview.Concerned(known, false));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void callsSomebodyNewWhoseTeamTheSameFileTells() {
        String team = fixture.team(newRef("team"));
        String person = newRef("P");
        Batch seen = look(EVENT_HEADER + "case allocation,A-" + person + "," + person + ",," + team + ",allocated,14/06/2026,,,,\n");
        assertThat(decisions.preview(seen.id()).people()).containsExactly(new Preview.Concerned(person, true));
        assertThat(decisions.preview(seen.id()).facts()).containsExactly(new Preview.Facts("People", 1, 0));
    }

    @Test
    void importsWhatWasLookedAtOnceItIsAcceptedAndDecidesOnce() {
        String person = newRef("P");
        Batch seen = look(CLD_HEADER + service(person, "01/04/2024", ""));
        Batch imported = done(decisions.accept(seen.id(), STEWARD));
        assertThat(imported.state()).isEqualTo(Batch.State.IMPORTED);
        assertThat(imported.id()).isEqualTo(seen.id());
        assertThat(fixture.about(person, LongTermSupport.class)).hasSize(1);
        assertThat(jdbc.sql("select count(*) from import_content where batch = ?").param(seen.id().value()).query(Integer.class).single()).isZero();
        assertThat(refused(decisions.accept(seen.id(), STEWARD))).contains("Only a file that waits");
        assertThat(refused(decisions.discard(seen.id(), STEWARD))).contains("Only a file that waits");
        assertThat(look(CLD_HEADER + service(person, "01/04/2024", "")).repeated()).isTrue();
    }

    @Test
    void leavesNothingOfADiscardedFileBehind() {
        String person = newRef("P");
        String file = "\ufeff" + CLD_HEADER + service(person, "01/04/2024", "");
        Batch seen = look(file);
        assertThat(done(decisions.discard(seen.id(), STEWARD)).state()).isEqualTo(Batch.State.DISCARDED);
        assertThat(fixture.about(person)).isEmpty();
        assertThat(jdbc.sql("select count(*) from import_content where batch = ?").param(seen.id().value()).query(Integer.class).single()).isZero();
        assertThat(done(decisions.accept(look(file).id(), STEWARD)).state()).isEqualTo(Batch.State.IMPORTED);
    }

    @Test
    void importsAFileOnceThatTwoPeopleAcceptAtTheSameMoment() {
        String person = newRef("P");
        Batch seen = look(CLD_HEADER + service(person, "01/04/2024", ""));
        CompletableFuture<Attempt<Batch>> other = CompletableFuture.supplyAsync(() -> decisions.accept(seen.id(), STEWARD));
        Attempt<Batch> one = decisions.accept(seen.id(), STEWARD);
        List<Attempt<Batch>> both = List.of(one, other.join());
        assertThat(both).filteredOn(Attempt.Done.class::isInstance).hasSize(1);
        assertThat(fixture.about(person, LongTermSupport.class)).hasSize(1);
    }

    @Test
    void putsEverythingBackAsItWasBeforeAWithdrawnImport() {
        String team = fixture.team(newRef("team"));
        String known = newRef("P");
        String unknown = newRef("P");
        fixture.imported(CLD_HEADER + service(known, "01/04/2024", ""));
        fixture.imported(EVENT_HEADER + "safeguarding concern,C-" + known + "," + known + ",," + team + ",received,12/06/2026,10:00,,,\n");
        Map<String, List<String>> before = everything();
        Batch cld = fixture.imported(CLD_HEADER + service(known, "01/04/2024", "01/05/2026") + service(unknown, "01/04/2024", ""));
        Batch events = fixture.imported(EVENT_HEADER + "safeguarding concern,C-" + known + "," + known + ",," + team + ",received,13/06/2026,,,,\n"
                + "case allocation,A-" + known + "," + known + ",," + team + ",allocated,14/06/2026,,,,\n");
        assertThat(everything()).isNotEqualTo(before);
        withdraw(events);
        withdraw(cld);
        assertThat(everything()).isEqualTo(before);
        assertThat(fixture.about(unknown)).isEmpty();
    }

    @Test
    void notesThePeopleOfAWithdrawnImportForTheNextEvaluation() {
        String person = newRef("P");
        Batch batch = fixture.imported(CLD_HEADER + service(person, "01/04/2024", ""));
        long id = jdbc.sql("select person_id from person_identifier where local_id = ?").param(person).query(Long.class).single();
        jdbc.sql("delete from fact_change where person_id = ?").param(id).update();
        withdraw(batch);
        assertThat(jdbc.sql("select count(*) from fact_change where person_id = ?").param(id).query(Integer.class).single()).isPositive();
    }

    @Test
    void keepsAPersonOfAWithdrawnImportWhomAnotherOneNamesWithTheirReferenceAlone() {
        String team = fixture.team(newRef("team"));
        String person = newRef("P");
        Batch cld = fixture.imported(CLD_HEADER + service(person, "01/04/2024", ""));
        fixture.imported(EVENT_HEADER + "safeguarding concern,C-" + person + "," + person + ",," + team + ",received,12/06/2026,10:00,,,\n");
        withdraw(cld);
        assertThat(fixture.about(person, Concern.class)).hasSize(1);
        assertThat(fixture.about(person, LongTermSupport.class)).isEmpty();
        assertThat(fixture.about(person, Person.class)).singleElement().satisfies(one -> assertThat(one.bornOn()).isNull());
    }

    @Test
    void refusesToWithdrawWhatALaterImportBuildsOnAndNamesIt() {
        String person = newRef("P");
        Batch first = fixture.imported(CLD_HEADER + service(person, "01/04/2024", ""));
        Batch second = fixture.imported(CLD_HEADER + service(person, "01/04/2024", "01/05/2026"));
        assertThat(refused(decisions.withdraw(first.id(), "Wrong", STEWARD))).contains("Later imports").contains(second.id().toString());
        withdraw(second);
        assertThat(withdraw(first).state()).isEqualTo(Batch.State.WITHDRAWN);
        assertThat(fixture.about(person)).isEmpty();
        assertThat(refused(decisions.withdraw(first.id(), "Wrong", STEWARD))).contains("Only an imported file");
        assertThat(fixture.imported(CLD_HEADER + service(person, "01/04/2024", "")).repeated()).as("a withdrawn file may come again").isFalse();
    }

    @Test
    void asksWhyAnImportIsWithdrawn() {
        Batch batch = fixture.imported(CLD_HEADER + service(newRef("P"), "01/04/2024", ""));
        assertThat(refused(decisions.withdraw(batch.id(), "  ", STEWARD))).contains("Enter why");
        assertThat(refused(decisions.withdraw(new BatchId(999_999_999), "Wrong", STEWARD))).contains("There is no import");
    }
}

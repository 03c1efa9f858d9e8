package plumbline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some days of a council hold, and what does not hold is noticed. */
class SimulationTest {

    private static final int DAYS = 2;
    private static final long SEED = 8;
    /** The file is about the first people only. */
    private static final String ONE_OF_NOBODY_IN_THE_FILE = "id = (select max(id) from review where batch = (select min(batch) from review))";

    @TempDir
    Path folder;

    @Test
    void oneSeedGivesTheSameDaysTwiceAndEveryPlantedFaultIsNoticed() throws Exception {
        Simulation once = new Simulation(SEED, DAYS);
        assertThat(once.live()).isEmpty();
        assertThat(once.diary().lines()).as("somebody did something").anyMatch(line -> line.endsWith(": done"));
        Simulation again = new Simulation(SEED, DAYS);
        assertThat(again.live(this::everyPlantedFaultIsNoticed)).isEmpty();
        assertThat(again.diary().lines()).isEqualTo(once.diary().lines());
        assertThat(again.endState()).isEqualTo(once.endState());
    }

    private void everyPlantedFaultIsNoticed(Council council) {
        Random random = new Random(SEED);
        council.itBecomes(LocalTime.of(13, 30));
        Invariants invariants = new Invariants(council);
        assertThat(invariants.broken()).isEmpty();
        changedByImporting(council, random);
        changedSinceTheRun(council, random);
        saidToBeSent(council, random);
        planted().forEach((fault, noticed) -> {
            assertThat(council.jdbc().sql(fault).update()).as(fault).isPositive();
            assertThat(invariants.broken()).as(fault).anySatisfy(line -> assertThat(line).contains(noticed));
        });
        foundByNoRule(council, random);
    }

    private void changedByImporting(Council council, Random random) {
        CouncilFiles files = new CouncilFiles(council, random, new Diary(), folder);
        files.comesIn();
        assertThat(files.again()).isEmpty();
        assertThat(council.jdbc().sql("update person set died_on = '2028-01-02' where id in (select person_id from review where batch = (select max(id) from import_batch))")
                .update()).isPositive();
        council.jdbc().sql("update import_batch set rejected = rejected + 1, rows_read = rows_read + 1 where id = (select max(id) from import_batch)").update();
        assertThat(files.again()).as("a file of which rows were left out is read again, as in seed 527").isEmpty();
        assertThat(council.jdbc().sql("update person set died_on = '2028-01-03' where id in (select person_id from review where batch = (select min(id) from import_batch where started_by = 'data-steward' and state = 'IMPORTED'))")
                .update()).isPositive();
        assertThat(files.corrected()).as("goes back to what the file says, as in seed 17").isEmpty();
        council.jdbc().sql("create function planted() returns trigger language plpgsql as "
                + "'begin update review set completed_on = coalesce(completed_on, began_on) + 1 where " + ONE_OF_NOBODY_IN_THE_FILE + "; return null; end'").update();
        council.jdbc().sql("create trigger planted after update on import_batch execute function planted()").update();
        assertThat(files.corrected()).anySatisfy(line -> assertThat(line).contains("correcting the line", "changed review"));
        council.jdbc().sql("drop trigger planted on import_batch").update();
        files.takenBack();
        assertThat(files.again()).as("what was taken back comes in anew, as in seed 1001").isEmpty();
        council.evaluate();
    }

    private void changedSinceTheRun(Council council, Random random) {
        Replays replays = new Replays(council, random, new Diary());
        assertThat(replays.again()).isEmpty();
        council.jdbc().sql("create trigger planted after insert on evaluation_run execute function planted()").update();
        council.jdbc().sql("update review set completed_on = null where " + ONE_OF_NOBODY_IN_THE_FILE).update();
        assertThat(replays.again()).anySatisfy(line -> assertThat(line).contains("a replay changed review"));
        council.jdbc().sql("drop trigger planted on evaluation_run").update();
        council.evaluate();
    }

    private void foundByNoRule(Council council, Random random) {
        assertThat(new Replays(council, random, new Diary()).again()).anySatisfy(line -> assertThat(line).contains("only in the run", "nobody-knows"));
    }

    private void saidToBeSent(Council council, Random random) {
        Mail mail = new Mail(council, random, new Diary());
        assertThat(mail.broken()).isEmpty();
        council.jdbc().sql("insert into mail_message (recipient, subject, body, about, created_at, state, ended_at) values ('a@council.example', 'A', 'B', 'C', now(), 'SENT', now())")
                .update();
        assertThat(mail.broken()).anySatisfy(line -> assertThat(line).contains("are said to be sent"));
    }

    private static Map<String, String> planted() {
        Map<String, String> planted = new LinkedHashMap<>();
        planted.put("update breach set state = 'CLEARED', found = false, cleared_at = now() where id = (select min(id::text)::uuid from breach where state = 'OPEN')",
                "open breaches of a completed run's findings that are missing");
        planted.put("update escalation set step_due_at = opened_at where state = 'OPEN' and reference = (select min(reference) from escalation where state = 'OPEN')",
                "limits that passed without anything happening");
        planted.put("""
                update escalation_breach set open = false where open and breach = (select min(b.id::text)::uuid from breach b join escalation_breach c
                on c.breach = b.id and c.open where b.state = 'OPEN' and not exists (select 1 from waiver w where w.breach = b.id))""",
                "open breaches that nobody works on");
        planted.put("update escalation set holder = 'nobody-knows' where state = 'OPEN' and reference = (select max(reference) from escalation where state = 'OPEN')",
                "escalations held by somebody else than who answers");
        planted.put("update finding_tally set findings = findings + 1 where ctid = (select min(ctid) from finding_tally)", "counts that are not what counting gives");
        planted.put("update camunda.act_ru_job set retries_ = 0 where id_ = (select min(id_) from camunda.act_ru_job)", "jobs that nobody tries any more");
        planted.put("""
                insert into finding (from_run, standard, subject_kind, subject_ref, period, unit, outcome, open, explanation, steps, used_values, owner)
                select from_run, 'ASC-ASM-01', 'CASE', 'nobody-knows', 'unknown', unit, 'UNKNOWN', false, 'why', '[]', '{}', owner from finding limit 1""",
                "only the service found");
        return planted;
    }
}

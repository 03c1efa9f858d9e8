package plumbline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some days of a council hold, and what does not hold is noticed. */
class SimulationTest {

    private static final int PEOPLE = 60;
    private static final int DAYS = 4;

    @TempDir
    Path folder;

    @Test
    void someDaysHoldAndEveryPlantedFaultIsNoticed() throws IOException {
        List<String> diary = new ArrayList<>();
        try (Council council = new Council(folder, PEOPLE)) {
            Random random = new Random(7);
            Events events = new Events(council, random, diary);
            Staff staff = new Staff(council, random, diary);
            Upheavals upheavals = new Upheavals(council, staff, random, diary, folder);
            Invariants invariants = new Invariants(council);
            for (int day = 0; day < DAYS; day++) {
                events.ofToday();
                staff.workADay();
                upheavals.ofToday();
                assertThat(invariants.brokenByWork()).as("%s", diary).isEmpty();
                council.nextWorkingDay();
                council.evaluate();
                assertThat(invariants.broken()).as("%s", diary).isEmpty();
            }
            assertThat(diary).as("somebody did something").anyMatch(line -> line.endsWith(": done"));
            planted().forEach((fault, noticed) -> {
                assertThat(council.jdbc().sql(fault).update()).as(fault).isPositive();
                assertThat(invariants.broken()).as(fault).anySatisfy(line -> assertThat(line).contains(noticed));
            });
        }
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
        planted.put("update finding_tally set findings = findings + 1 where ctid = (select min(ctid) from finding_tally)", "counts that are not what counting gives");
        planted.put("update camunda.act_ru_job set retries_ = 0 where id_ = (select min(id_) from camunda.act_ru_job)", "jobs that nobody tries any more");
        planted.put("""
                insert into finding (from_run, standard, subject_kind, subject_ref, period, unit, outcome, open, explanation, steps, used_values, owner)
                select from_run, 'ASC-ASM-01', 'CASE', 'nobody-knows', 'unknown', unit, 'UNKNOWN', false, 'why', '[]', '{}', owner from finding limit 1""",
                "only the service found");
        return planted;
    }
}

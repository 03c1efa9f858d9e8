package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.intake.ImportFixture.CLD_HEADER;
import static plumbline.intake.ImportFixture.EVENT_HEADER;
import static plumbline.intake.ImportFixture.newRef;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import plumbline.facts.Concern;
import plumbline.facts.LongTermSupport;

/** The same content more than once: one after the other, after its cause of rejection is gone, and at the same moment. */
class RepeatedImportTest extends ImportTest {

    private static final int REPETITIONS = 25;

    private static String concern(String person, String team) {
        return "safeguarding concern,C-" + person + "," + person + ",," + team + ",received,12/06/2026,10:00,,,\n";
    }

    @Test
    void readsAFileAgainOfWhichRowsWereRejectedOnceTheirCauseIsGone() {
        String person = newRef("P");
        String team = newRef("team");
        String file = EVENT_HEADER + concern(person + "a", "") + concern(person + "b", team);
        Batch first = fixture.imported(file);
        assertThat(List.of(first.accepted(), first.rejected())).containsExactly(1, 1);
        fixture.team(team);
        Batch second = fixture.imported(file);
        assertThat(second.repeated()).isFalse();
        assertThat(List.of(second.accepted(), second.unchanged(), second.rejected())).containsExactly(1, 1, 0);
        assertThat(fixture.about(person + "b", Concern.class)).hasSize(1);
        Batch third = fixture.imported(file);
        assertThat(third.repeated()).isTrue();
        assertThat(third.id()).isEqualTo(second.id());
    }

    @Test
    void changesNothingWhenTheRowsOfAFileAreRejectedAgain() {
        String person = newRef("P");
        String file = EVENT_HEADER + concern(person + "a", "") + concern(person + "b", newRef("team"));
        Batch first = fixture.imported(file);
        Batch second = fixture.imported(file);
        assertThat(List.of(second.accepted(), second.unchanged(), second.rejected())).containsExactly(0, 1, 1);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(fixture.about(person + "a", Concern.class)).hasSize(1);
    }

    @Test
    void importsTwoIdenticalFilesOfTheSameMomentOnce() throws Exception {
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            String person = newRef("P");
            List<Batch> batches = both(service(person, "Service user"));
            assertThat(batches).as("repetition %d", repetition).extracting(Batch::id).containsOnly(batches.get(0).id());
            assertThat(batches).as("repetition %d", repetition).extracting(Batch::repeated).containsExactlyInAnyOrder(true, false);
            assertThat(fixture.about(person, LongTermSupport.class)).as("repetition %d", repetition).hasSize(1);
            assertThat(jdbc.sql("select count(*) from import_batch where sha256 = ?").param(batches.get(0).sha256())
                    .query(Integer.class).single()).as("repetition %d", repetition).isEqualTo(1);
        }
    }

    /** Whether the second waits for the first or comes after it, and so is read again, depends on the moment. */
    @Test
    void storesTheFactsOnceWhenTwoIdenticalFilesWithARejectedRowMeet() throws Exception {
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            String person = newRef("P");
            List<Batch> batches = both(service(person, "Service user") + service(person, "Nobody").substring(CLD_HEADER.length()));
            assertThat(batches).as("repetition %d", repetition).extracting(Batch::rejected).containsOnly(1);
            assertThat(batches.stream().filter(batch -> !batch.repeated()).mapToInt(Batch::accepted).sum()).as("repetition %d", repetition).isEqualTo(1);
            assertThat(fixture.about(person, LongTermSupport.class)).as("repetition %d", repetition).hasSize(1);
        }
    }

    private static String service(String person, String clientType) {
        return CLD_HEADER + "503,01/04/2025,31/03/2026,," + person + ",,," + clientType + ",Service,S-" + person
                + ",01/04/2024,,Continuation of support or services,,,Long term support: Community,Day support,,\n";
    }

    private List<Batch> both(String file) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CyclicBarrier together = new CyclicBarrier(2);
        try {
            Callable<Batch> atOnce = () -> {
                together.await();
                return fixture.imported(file);
            };
            List<Future<Batch>> running = List.of(threads.submit(atOnce), threads.submit(atOnce));
            return List.of(running.get(0).get(), running.get(1).get());
        } finally {
            threads.shutdown();
        }
    }
}

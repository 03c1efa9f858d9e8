package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import plumbline.core.BusinessTime;
import plumbline.demonstration.generator.DemonstrationData;
import plumbline.demonstration.generator.DemonstrationOrganisation;
import plumbline.facts.Review;
import plumbline.organisation.UnitKind;

/** Files as the generator makes them, there and back. */
class GeneratedFilesTest extends ImportTest {

    @Autowired
    Clock clock;

    @TempDir
    Path folder;

    private String clientLevelData(boolean messy, String prefix) throws IOException {
        return file("client-level-data", messy, prefix);
    }

    private String file(String name, boolean messy, String prefix) throws IOException {
        LocalDate today = BusinessTime.dayOf(clock.instant());
        Path made = Files.createDirectories(folder.resolve(prefix));
        Path file = DemonstrationData.write(made, 40, 11, today, messy).stream()
                .filter(path -> path.getFileName().toString().startsWith(name)).findFirst().orElseThrow();
        // Identifiers of its own and no NHS numbers, so that other tests' people stay what they are.
        return Files.readString(file).replaceAll("\\bP(\\d{6})\\b", prefix + "$1").replaceAll("(?<=,)\\d{10}(?=,)", "");
    }

    @Test
    void giveBackEveryReviewThatIsInATidyFile() throws IOException {
        String file = clientLevelData(false, "TIDY");
        Batch batch = fixture.imported(file);
        assertThat(batch.rejected()).isZero();
        assertThat(batch.read()).isEqualTo((int) file.lines().count() - 1);
        List<String> rows = file.lines().filter(row -> row.contains("TIDY000001") && row.contains(",Review,")).toList();
        assertThat(rows).isNotEmpty();
        assertThat(fixture.about("TIDY000001", Review.class)).hasSize(rows.size());
        Batch again = fixture.imported(file + "\n");
        assertThat(again.accepted()).isZero();
        assertThat(again.unchanged() + again.duplicate()).isEqualTo(batch.read());
    }

    @Test
    void countEveryRowOfAMessyFileOnce() throws IOException {
        Batch batch = fixture.imported(clientLevelData(true, "MESS"));
        assertThat(batch.read()).isEqualTo(batch.accepted() + batch.unchanged() + batch.duplicate() + batch.rejected());
        assertThat(batch.accepted()).isGreaterThan(batch.read() / 2);
    }

    @Test
    void takeInEveryRowOfATidyRecordList() throws IOException {
        DemonstrationOrganisation.units().stream().filter(unit -> unit.kind() == UnitKind.TEAM).forEach(unit -> fixture.team(unit.id().value()));
        // References of its own, too: a record names one person for good.
        String file = file("record-list", false, "TREC").replaceAll(",([A-Z]{2}\\d{5})", ",TREC$1");
        Batch batch = fixture.imported(file);
        assertThat(fixture.faults(batch)).isEmpty();
        assertThat(batch.accepted()).isEqualTo(batch.read()).isEqualTo((int) file.lines().count() - 1);
        Batch again = fixture.imported(file + "\n");
        assertThat(again.unchanged()).isEqualTo(batch.read());
    }
}

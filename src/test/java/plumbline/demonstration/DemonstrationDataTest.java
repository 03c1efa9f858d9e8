package plumbline.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.demonstration.generator.DemonstrationData;
import plumbline.demonstration.generator.DemonstrationOrganisation;
import plumbline.organisation.UnitKind;

class DemonstrationDataTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    @TempDir
    Path folder;

    @Test
    void makesTheSameFilesFromTheSameSeedAndOthersFromAnother() throws IOException {
        List<String> first = contents("first", 7);
        assertThat(contents("again", 7)).isEqualTo(first);
        assertThat(contents("other", 8)).isNotEqualTo(first);
    }

    @Test
    void addsPeopleWithoutChangingThoseItMadeBefore() throws IOException {
        Path few = Files.createDirectories(folder.resolve("few"));
        Path many = Files.createDirectories(folder.resolve("many"));
        DemonstrationData.write(few, 20, 7, DAY);
        DemonstrationData.write(many, 30, 7, DAY);
        List<String> longer = Files.readAllLines(many.resolve("client-level-data.csv"));
        List<String> rowsOfFew = Files.readAllLines(few.resolve("client-level-data.csv")).stream().filter(row -> row.contains("P000001")).toList();
        assertThat(rowsOfFew).isNotEmpty().isSubsetOf(longer);
    }

    @Test
    void hasNineServiceAreasAboutFortyTeamsAndAPostForEachUnit() {
        assertThat(DemonstrationOrganisation.units()).filteredOn(unit -> unit.kind() == UnitKind.SERVICE_AREA).hasSize(9);
        assertThat(DemonstrationOrganisation.units()).filteredOn(unit -> unit.kind() == UnitKind.TEAM).hasSizeBetween(38, 42);
        // The council itself has two: its director and the chair of its board.
        assertThat(DemonstrationOrganisation.posts()).hasSize(DemonstrationOrganisation.units().size() + 1)
                .extracting(post -> post.username()).doesNotHaveDuplicates();
    }

    private List<String> contents(String name, long seed) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name));
        StringBuilder all = new StringBuilder();
        for (Path file : DemonstrationData.write(made, 25, seed, DAY)) {
            all.append(Files.readString(file));
        }
        return List.of(all.toString());
    }
}

package plumbline.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.demonstration.generator.DemonstrationData;
import plumbline.facts.RecordKinds;

class RecordListFileTest {

    @TempDir
    Path folder;

    private List<String> rows(int people, boolean messy) throws IOException {
        Path made = Files.createDirectories(folder.resolve(people + "-" + messy));
        Path file = DemonstrationData.write(made, people, 7, LocalDate.of(2026, 4, 1), messy).stream()
                .filter(path -> path.getFileName().toString().equals("record-list.csv")).findFirst().orElseThrow();
        return Files.readAllLines(file);
    }

    @Test
    void holdsSomeThreeThousandRecordsOfFifteenKindsForACouncilOfUsualSize() throws IOException {
        List<String> rows = rows(5_500, true);
        assertThat(rows).hasSizeBetween(2_500, 3_500);
        Map<String, Long> kinds = rows.stream().skip(1).collect(Collectors.groupingBy(row -> row.substring(0, row.indexOf(',')), Collectors.counting()));
        assertThat(kinds.keySet()).contains("contact", "safeguarding enquiry", "safeguarding plan", "complaint", "subject access request",
                "financial assessment", "reablement", "hospital discharge", "agreed action", "case-file audit", "social worker",
                "supervision session", "member of staff", "appraisal", "contract", "contract monitoring", "provider invoice",
                "freedom of information request");
    }

    @Test
    void tidyRowsAreOfKnownKindsOnly() throws IOException {
        assertThat(rows(300, false).stream().skip(1))
                .allSatisfy(row -> assertThat(RecordKinds.named(row.substring(0, row.indexOf(',')))).as(row).isPresent());
    }
}

package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.intake.ImportFixture.newRef;
import static plumbline.intake.workbook.WorkbookFiles.excel;
import static plumbline.intake.workbook.WorkbookFiles.excelRow;
import static plumbline.intake.workbook.WorkbookFiles.openDocument;
import static plumbline.intake.workbook.WorkbookFiles.openDocumentRow;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.facts.Concern;

/** Formats that come as CSV come as workbooks, too. */
class WorkbookImportTest extends ImportTest {

    private static final String[] HEADER = {"entity_type", "entity_ref", "person_ref", "event_type", "start_date", "start_time", "reason"};

    @Autowired
    BatchDecisions decisions;

    private static byte[] book(String person, String day) {
        Map<String, String> sheets = new LinkedHashMap<>();
        sheets.put("Cover", excelRow(1, "Concerns of June") + "<row r=\"2\"><c r=\"A2\"><f>TODAY()</f><v>1</v></c></row>");
        sheets.put("Concerns", excelRow(1, "As at 14 June") + excelRow(3, HEADER)
                + "<row r=\"4\">" + excelRow(4, "safeguarding concern", "C-" + person, person, "received").replaceAll("</?row[^>]*>", "")
                + "<c r=\"E4\" s=\"1\"><v>" + day + "</v></c><c r=\"F4\" s=\"2\"><v>0.604166666666667</v></c></row>"
                + excelRow(6, "safeguarding concern", "C-" + person, person, "decided", "31/02/2026"));
        return excel(sheets);
    }

    @Test
    void readsTheSheetWithTheHeaderAndSaysTheRowsOfTheWorkbook() {
        String person = newRef("P");
        byte[] content = book(person, "46126");
        Attempt<Batch> attempt = fixture.attempt(content);
        Batch batch = ((Attempt.Done<Batch>) attempt).value();
        assertThat(batch.format()).contains(Format.EVENT_LIST);
        assertThat(batch.bytes()).isEqualTo(content.length);
        assertThat(fixture.about(person, Concern.class)).singleElement().satisfies(concern -> assertThat(concern.receivedOn()).hasToString("2026-04-14"));
        assertThat(fixture.faults(batch)).singleElement().satisfies(fault -> {
            assertThat(fault.row()).isEqualTo(6);
            assertThat(fault.column()).isEqualTo("start_date");
        });
    }

    @Test
    void looksAtAWorkbookAcceptsItAndKnowsItAgain() {
        String person = newRef("P");
        byte[] content = openDocument(Map.of("Concerns", openDocumentRow(HEADER)
                + openDocumentRow("safeguarding concern", "C-" + person, person, "received", "14/04/2026", "14:30")));
        Attempt<Batch> seen = decisions.preview("concerns.ods", Optional.empty(), new ByteArrayInputStream(content), Actor.named("data-steward"));
        Batch batch = ((Attempt.Done<Batch>) decisions.accept(((Attempt.Done<Batch>) seen).value().id(), Actor.named("data-steward"))).value();
        assertThat(batch.state()).isEqualTo(Batch.State.IMPORTED);
        assertThat(fixture.about(person, Concern.class)).hasSize(1);
        assertThat(((Attempt.Done<Batch>) fixture.attempt(content)).value().repeated()).isTrue();
    }

    @Test
    void refusesAFormulaOnTheSheetThatIsReadAndSaysWhichSheetsThereAre() {
        assertThat(fixture.refusal(excel(Map.of("Concerns", excelRow(1, HEADER) + "<row r=\"2\"><c r=\"B2\"><f>A1</f><v>1</v></c></row>"))))
                .startsWith("Sheet \"Concerns\", row 2, column B holds a formula");
        assertThat(fixture.refusal(openDocument(Map.of("Lunch", openDocumentRow("Monday", "Soup")))))
                .contains("No sheet of the workbook has the header of a known format").contains("\"Lunch\"");
    }
}

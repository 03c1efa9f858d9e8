package plumbline.intake.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.intake.workbook.WorkbookFiles.excel;
import static plumbline.intake.workbook.WorkbookFiles.excelRow;
import static plumbline.intake.workbook.WorkbookFiles.openDocument;
import static plumbline.intake.workbook.WorkbookFiles.openDocumentOf;
import static plumbline.intake.workbook.WorkbookFiles.openDocumentRow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.intake.FileRefused;

/** What sheets become, and what no sheet may be. */
class WorkbookTest {

    @TempDir
    Path folder;

    private Path newFile() {
        try {
            return Files.createTempFile(folder, "sheet", ".csv");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<Sheet> unpack(byte[] workbook) {
        try {
            return Workbook.unpack(Files.write(newFile(), workbook), this::newFile);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String text(Sheet sheet) {
        try {
            return Files.readString(sheet.text());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String only(byte[] workbook) {
        List<Sheet> sheets = unpack(workbook);
        assertThat(sheets).hasSize(1);
        assertThat(sheets.get(0).problem()).isNull();
        return text(sheets.get(0));
    }

    private String problem(byte[] workbook) {
        Sheet sheet = unpack(workbook).get(0);
        assertThatThrownBy(sheet::whole).isInstanceOf(FileRefused.class);
        return String.valueOf(sheet.problem());
    }

    @Test
    void writesEveryExcelCellAsWhatItIsWhateverItShows() {
        assertThat(only(excel(Map.of("Data", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>say &quot;so&quot;</t></is></c></row>"
                + "<row r=\"4\"><c r=\"A4\" s=\"1\"><v>46126</v></c><c r=\"B4\" s=\"1\"><v>46126.604166666664</v></c><c r=\"C4\" s=\"2\"><v>0.5</v></c>"
                + "<c r=\"D4\" s=\"3\"><v>46126</v></c><c r=\"E4\"><v>9434765919</v></c><c r=\"F4\"><v>77.099999999999994</v></c><c r=\"G4\" t=\"b\"><v>1</v></c></row>"))))
                .isEqualTo("\"shared, text\",,\"say \"\"so\"\"\"\n\n\n2026-04-14,2026-04-14 14:30,12:00,2026-04-14,9434765919,77.1,true\n");
    }

    @Test
    void writesEveryOpenDocumentCellAsWhatItIsWhateverItShows() {
        assertThat(only(openDocument(Map.of("Data", "<table:table-column table:number-columns-repeated=\"16384\"/>"
                + "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
                + "<table:table-row><table:table-cell office:value-type=\"date\" office:date-value=\"2026-04-14\"><text:p>14/04/26</text:p></table:table-cell>"
                + "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-04-14T14:30:00\"/>"
                + "<table:table-cell office:value-type=\"float\" office:value=\"65060\"><office:annotation><text:p>a remark</text:p></office:annotation><text:p>65,060</text:p></table:table-cell>"
                + "<table:table-cell office:value-type=\"float\" office:value=\"77.099999999999994\"/>"
                + "<table:table-cell office:value-type=\"time\" office:time-value=\"PT14H30M00S\"/>"
                + "<table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"string\"><text:p>[c]</text:p></table:table-cell>"
                + "<table:table-cell office:value-type=\"string\"><text:p>two<text:s text:c=\"2\"/><text:span>lines</text:span></text:p><text:p>here</text:p></table:table-cell>"
                + "<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>"
                + "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"))))
                .isEqualTo("\n\n2026-04-14,2026-04-14 14:30,65060,77.1,14:30,[c],[c],\"two  lines\nhere\"\n");
    }

    @Test
    void namesTheCellThatHoldsAFormulaAndReadsTheOtherSheets() {
        Map<String, String> sheets = new LinkedHashMap<>();
        sheets.put("Sums", excelRow(1, "Total") + "<row r=\"7\"><c r=\"C7\"><f>SUM(A1:A6)</f><v>3</v></c></row>");
        sheets.put("Rows", excelRow(1, "Standard", "Period"));
        List<Sheet> read = unpack(excel(sheets));
        assertThat(read).extracting(Sheet::name).containsExactly("Sums", "Rows");
        assertThat(read.get(0).problem()).startsWith("Sheet \"Sums\", row 7, column C holds a formula");
        assertThat(text(read.get(1).whole())).isEqualTo("Standard,Period\n");
        assertThat(problem(openDocument(Map.of("Sums", openDocumentRow("a", "b")
                + "<table:table-row><table:table-cell/><table:table-cell table:formula=\"of:=1+1\" office:value-type=\"float\" office:value=\"2\"/></table:table-row>"))))
                .startsWith("Sheet \"Sums\", row 2, column B holds a formula");
    }

    @Test
    void namesTheCellBeyondTheLastColumnAndTheOneThatIsTooLong() {
        String[] wide = new String[10_000];
        java.util.Arrays.fill(wide, "x");
        assertThat(problem(excel(Map.of("Wide", excelRow(1, wide))))).startsWith("Sheet \"Wide\", row 1, column GS is beyond the 200 columns");
        assertThat(problem(openDocument(Map.of("Wide", openDocumentRow("a") + "<table:table-row><table:table-cell table:number-columns-repeated=\"10000\">"
                + "<text:p>x</text:p></table:table-cell></table:table-row>")))).startsWith("Sheet \"Wide\", row 2, column GS is beyond the 200 columns");
        String longText = "x".repeat(40_000);
        assertThat(problem(excel(Map.of("Long", excelRow(3, "a", longText))))).startsWith("Sheet \"Long\", row 3, column B holds more than 32768 characters");
        assertThat(problem(openDocument(Map.of("Long", openDocumentRow("a", longText))))).startsWith("Sheet \"Long\", row 1, column B holds more than 32768 characters");
        assertThat(problem(openDocument(Map.of("Repeated", "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"))))
                .startsWith("Sheet \"Repeated\", row 1 is repeated 1000000 times");
    }

    @Test
    void refusesAFieldOfAHundredMegabytesBeforeItIsInMemory() {
        String huge = "x".repeat(2 << 20);
        assertThatThrownBy(() -> unpack(excel(Map.of("Huge", excelRow(1, huge))))).isInstanceOf(FileRefused.class).hasMessageContaining("holds a text of more than");
        assertThatThrownBy(() -> unpack(openDocument(Map.of("Huge", openDocumentRow(huge))))).isInstanceOf(FileRefused.class).hasMessageContaining("holds a text of more than");
    }

    @Test
    void refusesAnArchiveThatWouldBecomeHuge() {
        String row = openDocumentRow("x".repeat(1000));
        assertThatThrownBy(() -> unpack(openDocument(Map.of("Bomb", row.repeat(70_000))))).isInstanceOf(FileRefused.class).hasMessageContaining("unpacks to more than 64 MB");
    }

    @Test
    void refusesDocumentTypesSoThatNoEntityIsEverReplaced() {
        String hostile = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>";
        assertThatThrownBy(() -> unpack(openDocumentOf(hostile))).isInstanceOf(FileRefused.class).hasMessageContaining("declares a document type");
        assertThatThrownBy(() -> unpack(WorkbookFiles.zip(Map.of("xl/workbook.xml", hostile)))).isInstanceOf(FileRefused.class).hasMessageContaining("declares a document type");
    }

    @Test
    void tellsOtherArchivesFromWorkbooks() {
        assertThatThrownBy(() -> unpack(WorkbookFiles.zip(Map.of("data.csv", "a,b")))).isInstanceOf(FileRefused.class).hasMessageContaining("no Excel (.xlsx) or OpenDocument (.ods) workbook");
        assertThatThrownBy(() -> unpack(new byte[] {'P', 'K', 3, 4, 1, 2, 3})).isInstanceOf(FileRefused.class).hasMessageContaining("damaged or cut off");
    }

    @Test
    void readsOrRefusesADamagedWorkbookAndThrowsNothingElse() {
        List<byte[]> files = List.of(excel(Map.of("Data", excelRow(1, "Standard", "Period") + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>46126</v></c></row>")),
                openDocument(Map.of("Data", openDocumentRow("Standard", "Period"))));
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            byte[] bytes = files.get(seed % 2).clone();
            for (int times = 1 + random.nextInt(4); times > 0; times--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                unpack(random.nextInt(4) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
            } catch (FileRefused refused) {
                assertThat(refused.getMessage()).as("seed " + seed).isNotBlank().doesNotContain("Exception");
            } catch (RuntimeException | Error thrown) {
                throw new AssertionError("seed " + seed, thrown);
            }
        }
    }
}

package plumbline.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an event list of any number of rows as a workbook, row by row, as spreadsheet programs write them. */
final class MadeWorkbook {

    /** How the workbook is kept. XLSX keeps its texts apart from its rows, ODS in them. */
    enum Kind { XLSX, ODS }

    private static final List<String> HEADER = List.of("entity_type", "entity_ref", "person_ref", "location_id", "team", "event_type", "start_date",
            "start_time", "end_date", "due_date", "reason");
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    private MadeWorkbook() {
    }

    static Path write(Path file, Kind kind, int rows) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            if (kind == Kind.XLSX) {
                excel(zip, rows);
            } else {
                openDocument(zip, rows);
            }
        }
        return file;
    }

    private static List<String> cells(int row) {
        LocalDate day = LocalDate.of(2025, 1, 1).plusDays(row % 365);
        return List.of("safeguarding concern", "WB-C-" + row, "WB-P-" + row / 4, "", "", "received", day.toString(), "", "", "", "");
    }

    private interface Part {
        void write(Writer out) throws IOException;
    }

    private static void part(ZipOutputStream zip, String name, Part part) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
        part.write(out);
        out.flush();
        zip.closeEntry();
    }

    private static void excel(ZipOutputStream zip, int rows) throws IOException {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
        part(zip, "[Content_Types].xml", out -> out.write(xml + "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\" ContentType="
                + "\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + type("workbook", "sheet.main") + type("worksheets/sheet1", "worksheet") + type("sharedStrings", "sharedStrings") + type("styles", "styles") + "</Types>"));
        part(zip, "xl/styles.xml", out -> out.write(xml + "<styleSheet xmlns=\"" + MAIN + "\"><cellXfs count=\"1\"><xf numFmtId=\"0\"/></cellXfs></styleSheet>"));
        part(zip, "_rels/.rels", out -> out.write(xml + "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + OFFICE
                + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
        part(zip, "xl/workbook.xml", out -> out.write(xml + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                + "\"><sheets><sheet name=\"Events\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"));
        part(zip, "xl/_rels/workbook.xml.rels", out -> out.write(xml + "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\""
                + OFFICE + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + OFFICE
                + "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"));
        // The words all rows share come first, then the references, of which each row has one of its own.
        part(zip, "xl/sharedStrings.xml", out -> {
            out.write(xml + "<sst xmlns=\"" + MAIN + "\">");
            for (String word : HEADER) {
                out.write("<si><t>" + word + "</t></si>");
            }
            out.write("<si><t>safeguarding concern</t></si><si><t>received</t></si>");
            for (int row = 0; row < rows; row++) {
                out.write("<si><t>WB-C-" + row + "</t></si>");
            }
            out.write("</sst>");
        });
        int words = HEADER.size() + 2;
        part(zip, "xl/worksheets/sheet1.xml", out -> {
            out.write(xml + "<worksheet xmlns=\"" + MAIN + "\"><sheetData><row r=\"1\">");
            for (int column = 0; column < HEADER.size(); column++) {
                out.write("<c r=\"" + (char) ('A' + column) + "1\" t=\"s\"><v>" + column + "</v></c>");
            }
            out.write("</row>");
            for (int row = 0; row < rows; row++) {
                List<String> cells = cells(row);
                int number = row + 2;
                out.write("<row r=\"" + number + "\"><c r=\"A" + number + "\" t=\"s\"><v>" + HEADER.size() + "</v></c><c r=\"B" + number + "\" t=\"s\"><v>"
                        + (words + row) + "</v></c><c r=\"C" + number + "\" t=\"inlineStr\"><is><t>" + cells.get(2) + "</t></is></c><c r=\"F" + number
                        + "\" t=\"s\"><v>" + (HEADER.size() + 1) + "</v></c><c r=\"G" + number + "\" t=\"inlineStr\"><is><t>" + cells.get(6) + "</t></is></c></row>");
            }
            out.write("</sheetData></worksheet>");
        });
    }

    private static String type(String part, String type) {
        return "<Override PartName=\"/xl/" + part + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." + type + "+xml\"/>";
    }

    private static void openDocument(ZipOutputStream zip, int rows) throws IOException {
        part(zip, "mimetype", out -> out.write("application/vnd.oasis.opendocument.spreadsheet"));
        part(zip, "content.xml", out -> {
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                    + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
                    + "<office:body><office:spreadsheet><table:table table:name=\"Events\">");
            row(out, HEADER);
            for (int row = 0; row < rows; row++) {
                row(out, cells(row));
            }
            out.write("</table:table></office:spreadsheet></office:body></office:document-content>");
        });
    }

    private static void row(Writer out, List<String> cells) throws IOException {
        out.write("<table:table-row>");
        for (String cell : cells) {
            out.write(cell.isEmpty() ? "<table:table-cell/>"
                    : "<table:table-cell office:value-type=\"string\"><text:p>" + cell + "</text:p></table:table-cell>");
        }
        out.write("</table:table-row>");
    }
}

package plumbline.intake.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes small workbooks: the parts that matter, with what a test puts into them. */
public final class WorkbookFiles {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private WorkbookFiles() {
    }

    /**
     * An Excel workbook; the value of each entry is what is in {@code sheetData}. Style 1 shows days, 2 times, 3 a day in words.
     * Shared text 0 is "shared, text".
     */
    public static byte[] excel(Map<String, String> sheets) {
        Map<String, String> parts = new LinkedHashMap<>();
        StringBuilder list = new StringBuilder();
        StringBuilder relations = new StringBuilder("<Relationship Id=\"s\" Type=\"" + RELATIONS + "/styles\" Target=\"styles.xml\"/>"
                + "<Relationship Id=\"t\" Type=\"" + RELATIONS + "/sharedStrings\" Target=\"sharedStrings.xml\"/>");
        StringBuilder types = new StringBuilder("<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
                + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>");
        int number = 0;
        for (Map.Entry<String, String> sheet : sheets.entrySet()) {
            number++;
            list.append("<sheet name=\"" + sheet.getKey() + "\" sheetId=\"" + number + "\" r:id=\"r" + number + "\"/>");
            relations.append("<Relationship Id=\"r" + number + "\" Type=\"" + RELATIONS + "/worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>");
            types.append("<Override PartName=\"/xl/worksheets/sheet" + number + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
            parts.put("xl/worksheets/sheet" + number + ".xml", HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + sheet.getValue() + "</sheetData></worksheet>");
        }
        parts.put("[Content_Types].xml", HEAD + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" + types + "</Types>");
        parts.put("_rels/.rels", HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"w\" Type=\"" + RELATIONS + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        parts.put("xl/workbook.xml", HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\"><sheets>" + list + "</sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations + "</Relationships>");
        parts.put("xl/sharedStrings.xml", HEAD + "<sst xmlns=\"" + MAIN + "\" count=\"1\" uniqueCount=\"1\"><si><t>shared, text</t></si></sst>");
        parts.put("xl/styles.xml", HEAD + "<styleSheet xmlns=\"" + MAIN + "\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"[$-809]dddd\\,\\ d\\ mmmm\\ yyyy\"/></numFmts>"
                + "<cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>");
        return zip(parts);
    }

    /** A row of texts of an Excel sheet. */
    public static String excelRow(int number, String... texts) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].isEmpty()) {
                row.append("<c r=\"" + SheetText.letters(i) + number + "\" t=\"inlineStr\"><is><t>" + texts[i] + "</t></is></c>");
            }
        }
        return row + "</row>";
    }

    /** An OpenDocument workbook; the value of each entry is what is in its table. */
    public static byte[] openDocument(Map<String, String> tables) {
        StringBuilder content = new StringBuilder(HEAD + "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                + " xmlns:table=\"" + OpenDocumentSheets.TABLE + "\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
                + "<office:body><office:spreadsheet>");
        tables.forEach((name, rows) -> content.append("<table:table table:name=\"" + name + "\">" + rows + "</table:table>"));
        return openDocumentOf(content + "</office:spreadsheet></office:body></office:document-content>");
    }

    /** An OpenDocument workbook with a content that need not be right. */
    public static byte[] openDocumentOf(String content) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        parts.put("content.xml", content);
        return zip(parts);
    }

    /** A row of texts of an OpenDocument sheet. */
    public static String openDocumentRow(String... texts) {
        StringBuilder row = new StringBuilder("<table:table-row>");
        for (String text : texts) {
            row.append("<table:table-cell office:value-type=\"string\"><text:p>" + text + "</text:p></table:table-cell>");
        }
        return row + "</table:table-row>";
    }

    /** An archive of texts; the first part is stored, as OpenDocument wants it. */
    public static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                byte[] content = part.getValue().getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(part.getKey());
                if (part.getKey().equals("mimetype")) {
                    CRC32 checksum = new CRC32();
                    checksum.update(content);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(checksum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }
}

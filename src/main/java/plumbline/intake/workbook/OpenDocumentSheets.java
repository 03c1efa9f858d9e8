package plumbline.intake.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import plumbline.intake.FileRefused;

/** Reads OpenDocument spreadsheets (.ods) row by row, from the one XML document they are. */
final class OpenDocumentSheets {

    static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

    /** Parts that hold cells or texts of their own, which are not the sheet's. */
    private static final Set<String> SKIPPED = Set.of("annotation", "tracked-changes", "shapes", "forms", "dde-link");

    private final Supplier<Path> newFile;

    OpenDocumentSheets(Supplier<Path> newFile) {
        this.newFile = newFile;
    }

    List<Sheet> unpack(ZipFile zip, ZipEntry content) throws IOException {
        List<Sheet> sheets = new ArrayList<>();
        try (InputStream in = zip.getInputStream(content)) {
            XMLStreamReader xml = hardened().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && TABLE.equals(xml.getNamespaceURI()) && xml.getLocalName().equals("table")) {
                    sheets.add(sheet(xml));
                } else if (xml.isStartElement() && SKIPPED.contains(xml.getLocalName())) {
                    skip(xml);
                }
            }
        } catch (XMLStreamException damaged) {
            throw new FileRefused("The OpenDocument workbook is damaged after " + sheets.size() + " of its sheets: line "
                    + damaged.getLocation().getLineNumber() + " of its content cannot be read. Save it again and send it.");
        }
        return sheets;
    }

    /** The platform's own factory, so that what is on the class path changes nothing; no document types, no entities. */
    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    private Sheet sheet(XMLStreamReader xml) throws IOException, XMLStreamException {
        String name = xml.getAttributeValue(TABLE, "name");
        try (SheetText text = new SheetText(name == null ? "" : name, newFile.get())) {
            while (!(xml.next() == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("table"))) {
                if (xml.isStartElement() && xml.getLocalName().equals("table-row")) {
                    row(xml, text);
                } else if (xml.isStartElement() && SKIPPED.contains(xml.getLocalName())) {
                    skip(xml);
                }
            }
            return text.finished();
        }
    }

    private static void row(XMLStreamReader xml, SheetText text) throws XMLStreamException {
        if (text.ended()) {
            skip(xml);
            return;
        }
        long times = repeated(xml, "number-rows-repeated");
        text.row(text.rowNumber());
        long column = 0;
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("table-row"))) {
            if (xml.isStartElement()) {
                boolean covered = xml.getLocalName().equals("covered-table-cell");
                if (covered || xml.getLocalName().equals("table-cell")) {
                    column += cells(xml, text, (int) Math.min(column, 1 << 20));
                } else {
                    skip(xml);
                }
            }
        }
        text.endRow(times);
    }

    /** One cell, as often as it is there. */
    private static long cells(XMLStreamReader xml, SheetText text, int column) throws XMLStreamException {
        long times = repeated(xml, "number-columns-repeated");
        if (xml.getAttributeValue(TABLE, "formula") != null) {
            text.formula(column);
        }
        String value = new OpenDocumentCell(xml).read();
        // A value beyond the last column that may be there ends the sheet, so there is no need to go on with it.
        for (int i = 0; i < Math.min(times, SheetText.MOST_COLUMNS + 1) && !value.isBlank(); i++) {
            text.cell(column + i, value);
        }
        return times;
    }

    private static long repeated(XMLStreamReader xml, String attribute) {
        @Nullable String times = xml.getAttributeValue(TABLE, attribute);
        return times != null && times.matches("[1-9]\\d{0,8}") ? Long.parseLong(times) : 1;
    }

    /** Leaves an element out with everything in it. */
    static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0;) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }
}

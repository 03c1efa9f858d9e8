package plumbline.intake.workbook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads one cell: a typed one by its value, whatever it shows; any other by its text. */
final class OpenDocumentCell {

    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static final int LONGEST_READ = 40_000;
    private static final int MOST_BLANKS = 1_000;

    private final XMLStreamReader xml;
    private final @Nullable String typed;
    private final StringBuilder shown = new StringBuilder();
    private boolean inParagraph;
    private boolean paragraphBefore;

    /** @param xml at the beginning of the cell */
    OpenDocumentCell(XMLStreamReader xml) {
        this.xml = xml;
        this.typed = typed(xml);
    }

    private static @Nullable String typed(XMLStreamReader xml) {
        return switch (Objects.requireNonNullElse(xml.getAttributeValue(OFFICE, "value-type"), "")) {
            case "float", "percentage", "currency" -> number(xml.getAttributeValue(OFFICE, "value"));
            case "date" -> day(xml.getAttributeValue(OFFICE, "date-value"));
            case "time" -> time(xml.getAttributeValue(OFFICE, "time-value"));
            case "boolean" -> xml.getAttributeValue(OFFICE, "boolean-value");
            case "string" -> xml.getAttributeValue(OFFICE, "string-value");
            default -> null;
        };
    }

    private static @Nullable String number(@Nullable String value) {
        return value == null ? null : CellText.number(value);
    }

    private static @Nullable String day(@Nullable String value) {
        if (value == null || value.indexOf('T') < 0) {
            return value;
        }
        try {
            return CellText.day(LocalDateTime.parse(value));
        } catch (DateTimeException notADay) {
            return value;
        }
    }

    private static @Nullable String time(@Nullable String value) {
        try {
            Duration length = value == null ? null : Duration.parse(value);
            return length == null || length.isNegative() || length.toDays() > 0 ? value : LocalTime.MIDNIGHT.plus(length).toString();
        } catch (DateTimeException notATime) {
            return value;
        }
    }

    /** Reads to the cell's end. */
    String read() throws XMLStreamException {
        for (int depth = 1; depth > 0;) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("annotation")) {
                    OpenDocumentSheets.skip(xml);
                } else {
                    begin();
                    depth++;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                inParagraph = inParagraph && !isParagraph();
                depth--;
            } else if (inParagraph && event == XMLStreamConstants.CHARACTERS) {
                // One character more than a cell may have is enough to see that it is too long.
                shown.append(xml.getText(), 0, Math.min(xml.getTextLength(), Math.max(0, LONGEST_READ - shown.length())));
            }
        }
        return typed == null ? shown.toString() : typed;
    }

    private boolean isParagraph() {
        return TEXT.equals(xml.getNamespaceURI()) && xml.getLocalName().equals("p");
    }

    private void begin() {
        if (isParagraph()) {
            if (paragraphBefore) {
                shown.append('\n');
            }
            inParagraph = true;
            paragraphBefore = true;
        } else if (TEXT.equals(xml.getNamespaceURI()) && shown.length() < LONGEST_READ) {
            switch (xml.getLocalName()) {
                case "s" -> shown.append(" ".repeat(blanks(xml.getAttributeValue(TEXT, "c"))));
                case "tab" -> shown.append(' ');
                case "line-break" -> shown.append('\n');
                default -> { }
            }
        }
    }

    private static int blanks(@Nullable String count) {
        return count != null && count.matches("\\d{1,4}") ? Math.min(MOST_BLANKS, Integer.parseInt(count)) : 1;
    }
}

package plumbline.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in the words of whoever sends a file why it cannot be read as CSV. */
final class BrokenCsv {

    private static final Pattern CELL = Pattern.compile("Field at index (\\d+)");

    private BrokenCsv() {
    }

    /**
     * Why a row cannot be read.
     *
     * @param broken      what the CSV reader says
     * @param row         the number of the row, from 1
     * @param mostColumns so many cells a row may have
     * @param largestCell so many characters a cell may have
     */
    static FileRefused refused(CsvParseException broken, long row, int mostColumns, int largestCell) {
        List<String> messages = new ArrayList<>();
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            messages.add(String.valueOf(cause.getMessage()));
        }
        return new FileRefused("Row " + Math.max(1, row) + why(String.join(" ", messages), mostColumns, largestCell));
    }

    private static String why(String text, int mostColumns, int largestCell) {
        if (text.contains("maximum limit of")) {
            return " has more than " + mostColumns + " columns. Check that the file is one of the formats listed.";
        }
        if (text.contains("Unclosed quoted field")) {
            return " opens a quotation mark that is never closed: the file is cut off or damaged. Export it again and send it complete.";
        }
        if (text.contains("after closing quote")) {
            return " has text behind a closing quotation mark. A quotation mark inside a cell is written twice. Correct the row and send the file again.";
        }
        Matcher column = CELL.matcher(text);
        return (column.find() ? ", column " + (Integer.parseInt(column.group(1)) + 1) + "," : "") + " holds a cell of more than "
                + largestCell + " characters, or a quotation mark that is never closed. Correct the row and send the file again.";
    }
}

package plumbline.intake.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import plumbline.intake.Fault;
import plumbline.intake.faults.QueuedFault;

/**
 * Writes faults as CSV. Values come from files that anybody may have made, so a cell that a spreadsheet would take for a
 * formula gets an apostrophe in front (OWASP ASVS 1.2.10).
 */
final class FaultsCsv {

    private FaultsCsv() {
    }

    static void writeHeader(Writer out) throws IOException {
        // The mark lets spreadsheets see that it is UTF-8.
        out.write("\ufeffRow,Column,Value,What was expected,What became of the row\r\n");
    }

    static void write(Fault fault, Writer out) {
        try {
            out.write(fault.row() + "," + cell(fault.column()) + "," + cell(fault.value()) + "," + cell(fault.expected()) + ","
                    + (fault.rejected() ? "left out" : "imported") + "\r\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void writeQueueHeader(Writer out) throws IOException {
        out.write("\ufeffFile,Imported on,Row,Column,Value,What was expected,What became of the row,Team,State,Who sees to it,Note\r\n");
    }

    /** A fault of the queue, for those who put it right where it was recorded. */
    static void write(QueuedFault fault, String team, Writer out) {
        try {
            out.write(cell(fault.fileName()) + "," + fault.came() + "," + fault.row() + "," + cell(fault.column()) + "," + cell(fault.value()) + ","
                    + cell(fault.expected()) + "," + (fault.rejected() ? "left out" : "imported") + "," + cell(team) + "," + fault.state().word() + ","
                    + cell(fault.owner() == null ? "" : fault.owner()) + "," + cell(fault.note() == null ? "" : fault.note()) + "\r\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String cell(String value) {
        boolean formula = !value.isEmpty() && "=+-@\t\r\n\0".indexOf(value.charAt(0)) >= 0;
        String safe = formula ? "'" + value : value;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}

package plumbline.intake;

/**
 * What is wrong with one cell of one row.
 *
 * @param row      the row as a spreadsheet numbers it; the header is row 1
 * @param column   the column's heading in the file; empty when the whole row is meant
 * @param value    what stood there, shortened
 * @param expected what was expected, in a sentence
 * @param rejected whether the row was left out; else it went in all the same
 */
public record Fault(long row, String column, String value, String expected, boolean rejected) {
}

package plumbline.establishment;

/**
 * What is wrong in a file.
 *
 * @param file   {@link #UNITS} or {@link #POSTS}
 * @param row    the row as a spreadsheet numbers it; 0 when it is about the whole file
 * @param column the heading of the column; empty when it is about the whole row or file
 * @param words  what is wrong and what was expected
 */
public record CellProblem(String file, long row, String column, String words) {

    /** The file of units. */
    public static final String UNITS = "units";

    /** The file of posts. */
    public static final String POSTS = "posts";

    /** Where and what, in a sentence. */
    public String sentence() {
        String place = (row == 0 ? "" : ", row " + row) + (column.isEmpty() ? "" : ", " + column);
        return (file.equals(UNITS) ? "Units" : "Posts") + place + ": " + words;
    }
}

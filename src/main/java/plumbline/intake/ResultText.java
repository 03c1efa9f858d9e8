package plumbline.intake;

import java.text.NumberFormat;
import java.util.Locale;

/** What became of a file in a few lines without anything of anybody: the number of the import, its format and counts. */
public final class ResultText {

    private ResultText() {
    }

    /** One line, for example {@code Import 12: Imported}. */
    public static String heading(Batch batch) {
        return "Import " + batch.id() + ": " + (batch.repeated() ? "Imported before, nothing has changed" : batch.state().word());
    }

    /** One line, for example {@code Import 12: the same file again, 3 times}. */
    static String headingAgain(BatchId batch, int times) {
        return "Import " + batch + ": the same file again, " + (times == 1 ? "once" : number(times) + " times");
    }

    /** The lines below it. */
    static String linesAgain(BatchId batch, int times) {
        return headingAgain(batch, times) + "\n\nThe file of import " + batch + " came again, " + (times == 1 ? "once" : number(times) + " times")
                + " since you were told last. It came to the same, and nothing has changed. If it should not be sent again and again, look at what sends it.\n";
    }

    /** The lines below it. Why a file was refused may quote the file, so it is not among them. */
    public static String lines(Batch batch) {
        StringBuilder lines = new StringBuilder(heading(batch)).append("\n\n");
        line(lines, "Format", batch.format().map(Format::title).orElse("Not recognised"));
        if (batch.state() == Batch.State.REFUSED || batch.state() == Batch.State.DISCARDED) {
            return lines.append("Nothing was imported.\n").toString();
        }
        line(lines, "Rows read", number(batch.read()));
        line(lines, "Rows accepted", number(batch.accepted()));
        line(lines, "Rows that were known", number(batch.unchanged()));
        line(lines, "Rows that were twice in the file", number(batch.duplicate()));
        line(lines, "Rows left out, each with a fault", number(batch.rejected()));
        line(lines, "Doubtful values", number(batch.doubtful()));
        return lines.toString();
    }

    private static void line(StringBuilder lines, String name, String value) {
        lines.append(name).append(": ").append(value).append('\n');
    }

    private static String number(int number) {
        return NumberFormat.getIntegerInstance(Locale.UK).format(number);
    }
}

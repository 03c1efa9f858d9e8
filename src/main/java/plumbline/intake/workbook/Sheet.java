package plumbline.intake.workbook;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumbline.intake.FileRefused;

/**
 * One sheet of a workbook, written out as CSV in UTF-8 with the rows where they were.
 *
 * @param name    what the workbook calls it
 * @param text    where its rows are, up to the first that cannot be read
 * @param problem why it cannot be read to its end, or {@code null}; it matters only to who wants this sheet
 */
public record Sheet(String name, Path text, @Nullable String problem) {

    /** Refuses a sheet that could not be read to its end. */
    public Sheet whole() {
        if (problem != null) {
            throw new FileRefused(problem);
        }
        return this;
    }
}

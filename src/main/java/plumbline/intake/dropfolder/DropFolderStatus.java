package plumbline.intake.dropfolder;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the drop folder stood when this node last looked.
 *
 * @param lookedAt when it was, or {@code null} before the first look
 * @param waiting  how many files lay in it
 * @param problem  why it could not be looked into, in words, or {@code null}
 */
public record DropFolderStatus(Path folder, @Nullable Instant lookedAt, int waiting, @Nullable String problem) {
}

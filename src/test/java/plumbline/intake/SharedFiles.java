package plumbline.intake;

import java.nio.file.Path;
import java.util.Optional;

/** Where the real files are: beside the project, or where {@code PLUMBLINE_SHARED} says. */
final class SharedFiles {

    private SharedFiles() {
    }

    static Path folder() {
        return Optional.ofNullable(System.getenv("PLUMBLINE_SHARED")).map(Path::of).orElse(Path.of("../shared")).resolve("data");
    }
}

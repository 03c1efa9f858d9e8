package plumbline.intake.dropfolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers how files looked the last time: one that looks the same in two looks is written by nobody any more. */
final class SteadyFiles {

    private record Seen(long bytes, FileTime modified, @Nullable Object key) {
    }

    private Map<Path, Seen> before = new HashMap<>();

    /** Those that are as they were at the last look. A file that is empty has not been begun. */
    List<Path> among(List<Path> files) throws IOException {
        Map<Path, Seen> now = new HashMap<>();
        List<Path> steady = new ArrayList<>();
        for (Path file : files) {
            try {
                BasicFileAttributes looks = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                Seen seen = new Seen(looks.size(), looks.lastModifiedTime(), looks.fileKey());
                now.put(file, seen);
                if (seen.bytes() > 0 && seen.equals(before.get(file))) {
                    steady.add(file);
                }
            } catch (NoSuchFileException gone) {
                // Another node has taken it, or its sender has taken it back.
                continue;
            }
        }
        before = now;
        return steady;
    }
}

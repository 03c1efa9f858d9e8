package plumbline.intake.dropfolder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The folder and what is in it. A file is moved in one step each time, so that it is always in exactly one place:
 * where it was put, in {@code at-work}, and in the end in {@code taken} or {@code refused} beside a text that says what became of it.
 *
 * @param folder where other systems put files; the other folders are below it, on the same file system
 */
record DropFolder(Path folder) {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z-'").withZone(ZoneOffset.UTC);
    private static final int STAMP_LENGTH = 19;

    /** With the stamp and the ending of the result no longer than file systems allow, also in letters of four bytes. */
    private static final int LONGEST_NAME = 50;

    /** Names under which programs write what is not complete yet. */
    private static final Set<String> INCOMPLETE = Set.of(".part", ".partial", ".tmp", ".temp", ".filepart", ".crdownload", ".uploading");

    /** Makes the folders below; the folder itself is the council's. */
    void prepare() throws IOException {
        for (Path below : List.of(atWork(), taken(), refused())) {
            Files.createDirectories(below);
        }
    }

    private Path atWork() {
        return folder.resolve("at-work");
    }

    Path taken() {
        return folder.resolve("taken");
    }

    Path refused() {
        return folder.resolve("refused");
    }

    /** The files that were put into the folder, by name. */
    List<Path> put() throws IOException {
        return filesIn(folder);
    }

    /** The files that were taken and not finished: the service stopped meanwhile. */
    List<Path> leftBehind() throws IOException {
        return filesIn(atWork());
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, DropFolder::isComplete)) {
            all.forEach(files::add);
        }
        files.sort(null);
        return files;
    }

    /** A link is never followed: it could lead to any file of the machine. */
    private static boolean isComplete(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && INCOMPLETE.stream().noneMatch(name::endsWith) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Takes a file, under a name that no file in any of the folders has: of two in one second the later counts as a second later. */
    Path take(Path file, Instant now) throws IOException {
        String name = file.getFileName().toString();
        String kept = name.substring(Math.max(0, name.length() - LONGEST_NAME));
        Instant stamp = now;
        while (isKnown(STAMP.format(stamp) + kept)) {
            stamp = stamp.plusSeconds(1);
        }
        return Files.move(file, atWork().resolve(STAMP.format(stamp) + kept), StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isKnown(String name) {
        return List.of(atWork(), taken(), refused()).stream().anyMatch(below -> Files.exists(below.resolve(name), LinkOption.NOFOLLOW_LINKS));
    }

    /** The name under which a taken file was put into the folder. */
    static String nameOf(Path taken) {
        return taken.getFileName().toString().substring(STAMP_LENGTH);
    }

    /** Puts a taken file where it stays. The text comes first: when the service stops in between, the same text is written once more. */
    void finish(Path file, Path where, String result) throws IOException {
        Files.writeString(where.resolve(file.getFileName() + ".result.txt"), result, StandardCharsets.UTF_8);
        Files.move(file, where.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
}

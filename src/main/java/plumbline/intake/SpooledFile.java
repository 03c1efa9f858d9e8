package plumbline.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.intake.workbook.Sheet;
import plumbline.intake.workbook.Workbook;

/**
 * A received file on disk, known to be UTF-8 text of a bearable size, or a workbook whose sheets were written out as such.
 * Receiving takes one buffer of memory, however large the file; a file that is refused is not kept.
 *
 * @param bytes  the size
 * @param sha256 of the content as it came, in hexadecimal
 * @param sheets of a workbook, in its order; empty for any other file
 * @param sheet  the one that is read, or {@code null} while none is chosen
 */
record SpooledFile(Path path, long bytes, String sha256, List<Sheet> sheets, @Nullable Sheet sheet) implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final String PREFIX = "plumbline-import-";
    private static final String SUFFIX = ".part";
    private static final Duration AT_WORK = Duration.ofHours(1);

    static SpooledFile receive(InputStream content) {
        Path path = newFile();
        try {
            return unpacked(receive(content, path));
        } catch (IOException failed) {
            delete(path);
            throw new FileRefused("The file did not arrive completely. Send it again.");
        } catch (FileRefused refused) {
            delete(path);
            throw refused;
        }
    }

    private static SpooledFile unpacked(SpooledFile file) throws IOException {
        return isArchive(file.path) ? new SpooledFile(file.path, file.bytes, file.sha256, Workbook.unpack(file.path, SpooledFile::newFile), null) : file;
    }

    private static boolean isArchive(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(4);
            return startsWith(start, start.length, 'P', 'K', 3, 4);
        }
    }

    private static SpooledFile receive(InputStream content, Path path) throws IOException {
        MessageDigest digest = sha256Digest();
        TextCheck check = new TextCheck();
        boolean text = true;
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), BUFFER)) {
            for (int length = content.readNBytes(buffer, 0, BUFFER); length > 0; length = content.readNBytes(buffer, 0, BUFFER)) {
                if (bytes == 0) {
                    refuseContainers(buffer, length);
                    text = !startsWith(buffer, length, 'P', 'K', 3, 4);
                }
                bytes += length;
                if (bytes > Imports.LARGEST_FILE) {
                    throw new FileRefused("The file is larger than " + Imports.LARGEST_FILE / (1024 * 1024)
                            + " MB. Send it in parts, each with the header row.");
                }
                if (text) {
                    check.accept(buffer, length);
                }
                digest.update(buffer, 0, length);
                out.write(buffer, 0, length);
            }
        }
        check.end();
        if (bytes == 0) {
            throw new FileRefused("The file is empty. Send a file with a header row and at least one row of data.");
        }
        return new SpooledFile(path, bytes, HexFormat.of().formatHex(digest.digest()), List.of(), null);
    }

    /** No archive is unpacked but a workbook. */
    private static void refuseContainers(byte[] start, int length) {
        if (startsWith(start, length, 'P', 'K', 5, 6)) {
            throw new FileRefused("The file is an empty zip archive. Send the file that should be in it.");
        }
        if (startsWith(start, length, 0x1f, 0x8b) || startsWith(start, length, 'B', 'Z', 'h') || startsWith(start, length, 0xfd, '7', 'z')
                || startsWith(start, length, '7', 'z', 0xbc, 0xaf) || startsWith(start, length, 0x28, 0xb5, 0x2f, 0xfd)) {
            throw new FileRefused("The file is compressed. Unpack it and send the CSV or JSON file itself.");
        }
        if (startsWith(start, length, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw new FileRefused("The file is an old Excel workbook or one with a password. Save it as .xlsx without a password, or the sheet as CSV in UTF-8.");
        }
        if (startsWith(start, length, 0xff, 0xfe) || startsWith(start, length, 0xfe, 0xff)) {
            throw new FileRefused("The file is UTF-16 text (byte 1). Save it as CSV in UTF-8.");
        }
    }

    private static boolean startsWith(byte[] start, int length, int... signature) {
        if (length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((start[i] & 0xff) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    /** The same file with one of its sheets chosen. */
    SpooledFile on(Sheet chosen) {
        return new SpooledFile(path, bytes, sha256, sheets, chosen);
    }

    /** The size of the text that is read, in bytes: of the file, or of the chosen sheet. */
    long textBytes() {
        try {
            return Files.size(sheet == null ? path : sheet.text());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Refuses a sheet that could not be read to its end. */
    void whole() {
        if (sheet != null) {
            sheet.whole();
        }
    }

    /** Whether it is a workbook, whose rows may end before the last column. */
    boolean isWorkbook() {
        return !sheets.isEmpty();
    }

    /** The text without a byte order mark: the file's own, or that of the chosen sheet. */
    InputStream open() {
        try {
            PushbackInputStream in = new PushbackInputStream(Files.newInputStream(sheet == null ? path : sheet.text()), 3);
            byte[] start = in.readNBytes(3);
            if (!startsWith(start, start.length, 0xef, 0xbb, 0xbf)) {
                in.unread(start);
            }
            return in;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        delete(path);
        sheets.forEach(each -> delete(each.text()));
    }

    /**
     * Deletes files that a service which is gone left behind: they hold what nobody imports. Files somebody has written to within
     * the hour may be those of another service at work.
     *
     * @return how many there were
     */
    static int deleteLeftovers(Path folder, Instant now) {
        int deleted = 0;
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path path : left) {
                if (lastWritten(path).filter(time -> time.isBefore(now.minus(AT_WORK))).isPresent() && Files.deleteIfExists(path)) {
                    deleted++;
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return deleted;
    }

    /** Empty when another service has just deleted its file. */
    private static Optional<Instant> lastWritten(Path path) throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(path).toInstant());
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /** What time it is for the files of a folder, whatever the service's clock says: that of a file written just now. */
    static Instant timeOfFiles(Path folder) {
        try {
            Path probe = Files.createTempFile(folder, "plumbline-time-", "");
            Instant time = Files.getLastModifiedTime(probe).toInstant();
            Files.delete(probe);
            return time;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where received files lie while they are read. */
    static Path folder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** A new file where received files lie. */
    static Path newFile() {
        try {
            return Files.createTempFile(PREFIX, SUFFIX);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}

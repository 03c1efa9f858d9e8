package plumbline.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A received file on disk, known to be UTF-8 text of a bearable size. Receiving takes one buffer of memory, however large
 * the file; a file that is refused is not kept.
 *
 * @param bytes the size
 * @param sha256 of the content, in hexadecimal
 */
record SpooledFile(Path path, long bytes, String sha256) implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final String PREFIX = "plumbline-import-";
    private static final String SUFFIX = ".part";
    private static final Duration AT_WORK = Duration.ofHours(1);

    static SpooledFile receive(InputStream content) {
        Path path = newFile();
        try {
            return receive(content, path);
        } catch (IOException failed) {
            delete(path);
            throw new FileRefused("The file did not arrive completely. Send it again.");
        } catch (FileRefused refused) {
            delete(path);
            throw refused;
        }
    }

    private static SpooledFile receive(InputStream content, Path path) throws IOException {
        MessageDigest digest = sha256Digest();
        TextCheck check = new TextCheck();
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), BUFFER)) {
            for (int length = content.readNBytes(buffer, 0, BUFFER); length > 0; length = content.readNBytes(buffer, 0, BUFFER)) {
                if (bytes == 0) {
                    refuseContainers(buffer, length);
                }
                bytes += length;
                if (bytes > Imports.LARGEST_FILE) {
                    throw new FileRefused("The file is larger than " + Imports.LARGEST_FILE / (1024 * 1024)
                            + " MB. Send it in parts, each with the header row.");
                }
                check.accept(buffer, length);
                digest.update(buffer, 0, length);
                out.write(buffer, 0, length);
            }
        }
        check.end();
        if (bytes == 0) {
            throw new FileRefused("The file is empty. Send a file with a header row and at least one row of data.");
        }
        return new SpooledFile(path, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** Nothing is ever unpacked, so that a small file cannot become a large one. */
    private static void refuseContainers(byte[] start, int length) {
        if (startsWith(start, length, 'P', 'K', 3, 4) || startsWith(start, length, 'P', 'K', 5, 6)) {
            throw new FileRefused("The file is a zip archive or an Excel or OpenDocument workbook. Unpack it, or save the sheet as CSV in UTF-8.");
        }
        if (startsWith(start, length, 0x1f, 0x8b) || startsWith(start, length, 'B', 'Z', 'h') || startsWith(start, length, 0xfd, '7', 'z')
                || startsWith(start, length, '7', 'z', 0xbc, 0xaf) || startsWith(start, length, 0x28, 0xb5, 0x2f, 0xfd)) {
            throw new FileRefused("The file is compressed. Unpack it and send the CSV or JSON file itself.");
        }
        if (startsWith(start, length, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw new FileRefused("The file is an old Excel workbook. Save the sheet as CSV in UTF-8.");
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

    /** The content without a byte order mark. */
    InputStream open() {
        try {
            PushbackInputStream in = new PushbackInputStream(Files.newInputStream(path), 3);
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
                if (Files.getLastModifiedTime(path).toInstant().isBefore(now.minus(AT_WORK)) && Files.deleteIfExists(path)) {
                    deleted++;
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return deleted;
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

    private static Path newFile() {
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

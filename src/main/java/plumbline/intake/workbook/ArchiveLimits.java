package plumbline.intake.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import plumbline.intake.FileRefused;

/**
 * Goes through an archive once before anything of it is parsed, keeping nothing: a small file may not become a huge one, no part
 * may hold a text that would fill the memory, and no part may declare entities. What an archive says about its own sizes is not
 * believed.
 */
final class ArchiveLimits {

    private static final int MOST_PARTS = 10_000;
    private static final long LARGEST = 2L << 30;
    /** Sheets of repeated words pack about forty to one. */
    private static final int MOST_TO_ONE = 200;
    private static final long ALWAYS_FINE = 64L << 20;
    /** Excel keeps the texts of all sheets together, and they are kept in memory while the sheets are read. */
    private static final long LARGEST_SHARED_TEXTS = 96L << 20;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final long most;
    private long unpacked;
    private int run;
    private int matched;

    private ArchiveLimits(String name, long most) {
        this.name = name;
        this.most = most;
    }

    static void check(ZipFile zip, Path file) throws IOException {
        if (zip.size() > MOST_PARTS) {
            throw new FileRefused("The workbook has more than " + MOST_PARTS + " parts. Save it again with the sheet that matters only.");
        }
        long left = Math.min(LARGEST, Math.max(ALWAYS_FINE, Files.size(file) * MOST_TO_ONE));
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String part = entry.getName().toLowerCase(Locale.ROOT);
            if (entry.isDirectory() || !part.endsWith(".xml") && !part.endsWith(".rels")) {
                continue;
            }
            boolean texts = part.endsWith("sharedstrings.xml");
            ArchiveLimits limits = new ArchiveLimits(entry.getName(), texts ? Math.min(left, LARGEST_SHARED_TEXTS) : left);
            try (InputStream in = zip.getInputStream(entry)) {
                limits.read(in);
            }
            left -= limits.unpacked;
        }
    }

    private void read(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
            unpacked += length;
            if (unpacked > most) {
                throw new FileRefused("The workbook's part \"" + shown() + "\" unpacks to more than " + most / (1 << 20)
                        + " MB. Save the sheet as CSV in UTF-8, in parts if it is large.");
            }
            for (int i = 0; i < length; i++) {
                look(buffer[i]);
            }
        }
    }

    private void look(byte value) {
        run = value == '<' || value == '>' ? 0 : run + 1;
        if (run > LONGEST_TEXT) {
            throw new FileRefused("The workbook's part \"" + shown() + "\" holds a text of more than " + LONGEST_TEXT
                    + " bytes. No cell is that long: take it out and send the file again.");
        }
        matched = value == DOCTYPE[matched] ? matched + 1 : value == DOCTYPE[0] ? 1 : 0;
        if (matched == DOCTYPE.length) {
            throw new FileRefused("The workbook's part \"" + shown() + "\" declares a document type, which no spreadsheet program writes. "
                    + "Save the workbook again in such a program.");
        }
    }

    private String shown() {
        String clean = name.replaceAll("\\p{Cntrl}", " ");
        return clean.substring(0, Math.min(80, clean.length()));
    }
}

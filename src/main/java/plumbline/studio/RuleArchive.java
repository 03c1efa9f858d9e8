package plumbline.studio;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import plumbline.core.Attempt;
import plumbline.standards.RuleSource;

/**
 * A rule set as a zip of its folder {@code rules}, for councils to hand on. Read strictly: few files, small files, names of rule
 * files only, and never more unpacked than such a folder can have, whatever the archive says of itself.
 */
final class RuleArchive {

    /** The most bytes an archive may have. */
    static final int LARGEST = 2_000_000;
    private static final int MOST_FILES = 600;
    private static final int LARGEST_UNPACKED = 8_000_000;
    private static final String FOLDER = "rules/";
    private static final String VOCABULARY = "vocabulary.dsl";
    /** The tables of a rules folder. What is in them is each council's own to decide. */
    static final Set<String> TABLES = Set.of("escalation-policy.csv", "closure-days.csv", "targets.csv", "vocabulary-mapping.csv");
    private static final Pattern TABLE = Pattern.compile("[a-z]{1,20}/escalation-policy\\.csv|local/closure-days\\.csv|local/targets\\.csv|local/vocabulary-mapping\\.csv");
    /** The same for every archive, so that the same version is the same archive. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private RuleArchive() {
    }

    static byte[] write(List<RuleSource> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (RuleSource file : files) {
                ZipEntry entry = new ZipEntry(FOLDER + file.path());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.text().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    /** The rule files, worked examples and tables of an archive; its vocabulary is left alone, because sentences belong to the service. */
    static Attempt<List<RuleSource>> read(byte[] archive) {
        if (archive.length == 0) {
            return Attempt.invalid("file", "Choose a zip file of a rules folder.");
        }
        if (archive.length > LARGEST) {
            return Attempt.invalid("file", "The file has more than " + LARGEST / 1_000_000 + " MB. A rules folder is much smaller.");
        }
        Map<String, RuleSource> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            int left = LARGEST_UNPACKED;
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > 2 * MOST_FILES) {
                    return Attempt.invalid("file", "The file has too many entries. A rules folder has " + MOST_FILES + " files at most.");
                }
                byte[] content = zip.readNBytes(Math.min(left, Drafting.LONGEST_EXAMPLES * 4) + 1);
                left -= content.length;
                if (left < 0 || content.length > Drafting.LONGEST_EXAMPLES * 4) {
                    return Attempt.invalid("file", "What is in the file is too large: " + shown(entry.getName()) + ". A rules folder is much smaller.");
                }
                Attempt<List<RuleSource>> refused = take(entry, content, files);
                if (refused instanceof Attempt.Refused<List<RuleSource>>) {
                    return refused;
                }
            }
        } catch (ZipException | IllegalArgumentException broken) {
            return Attempt.invalid("file", "This is no zip file that can be read. Choose one that was downloaded from a versions page.");
        } catch (IOException broken) {
            return Attempt.invalid("file", "The zip file ends in the middle. Send it again.");
        }
        return files.isEmpty() ? Attempt.invalid("file", "There is no rule file in it. Its files lie in a folder 'rules', for example rules/england/reviews/ASC-REV-01.dslr.")
                : Attempt.done(List.copyOf(files.values()));
    }

    private static Attempt<List<RuleSource>> take(ZipEntry entry, byte[] content, Map<String, RuleSource> files) {
        String path = entry.getName().startsWith(FOLDER) ? entry.getName().substring(FOLDER.length()) : entry.getName();
        if (entry.isDirectory() || path.equals(VOCABULARY) || path.equals("README.md")) {
            return Attempt.done(List.of());
        }
        if (StandardFiles.standard(path).isEmpty() && !TABLE.matcher(path).matches()) {
            return Attempt.invalid("file", "'" + shown(entry.getName()) + "' is no rule file. Keep only files such as rules/england/reviews/ASC-REV-01.dslr"
                    + " , their worked examples and the tables beside them.");
        }
        if (files.size() >= MOST_FILES) {
            return Attempt.invalid("file", "The file has too many files. A rules folder has " + MOST_FILES + " at most.");
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            if (text.indexOf(0) >= 0) {
                return Attempt.invalid("file", shown(entry.getName()) + " is no text.");
            }
            if (text.length() > (path.endsWith(StandardFiles.RULES) ? Drafting.LONGEST_RULES : Drafting.LONGEST_EXAMPLES)) {
                return Attempt.invalid("file", shown(entry.getName()) + " is too long for a rule file.");
            }
            if (files.put(path, new RuleSource(path, StandardFiles.plain(text))) != null) {
                return Attempt.invalid("file", shown(entry.getName()) + " is in it twice.");
            }
            return Attempt.done(List.of());
        } catch (CharacterCodingException notText) {
            return Attempt.invalid("file", shown(entry.getName()) + " is not in UTF-8.");
        }
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{C}", "?");
        return plain.length() > 100 ? plain.substring(0, 100) + " …" : plain;
    }
}

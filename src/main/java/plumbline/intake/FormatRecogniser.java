package plumbline.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import plumbline.intake.mapping.MappingStore;
import plumbline.intake.mapping.SavedMapping;
import plumbline.intake.workbook.Sheet;

/** Tells a file's format by its content, and of a workbook the sheet that is in it. */
@Component
class FormatRecogniser {

    /** The most particular headers first: what one format needs may be a part of another's header. */
    private static final List<Format> TABLES =
            List.of(Format.CLIENT_LEVEL_DATA, Format.EVENT_LIST, Format.RECORD_LIST, Format.CQC_RATINGS, Format.CQC_LOCATIONS,
                    Format.MEASURE_LIST, Format.ASCOF_OPEN_DATA, Format.ASCOF, Format.CQC_DEACTIVATED,
                    Format.CQC_ACTIVE, Format.CQC_HISTORY);

    private static final int BEGINNING = 400;
    private static final int JSON_LOOKED_AT = 1 << 16;
    private static final Pattern JSON_ID = Pattern.compile("\"(?:locationId|providerId)\"\\s*:");
    private static final int MOST_SHEETS_NAMED = 10;

    private final MappingStore mappings;

    FormatRecogniser(MappingStore mappings) {
        this.mappings = mappings;
    }

    /** What a file is; empty when it is a table whose header nobody has seen. */
    Optional<Recognised> find(SpooledFile file, Optional<Format> named) {
        if (named.isEmpty() && !startsLikeJson(file)) {
            Optional<Recognised> found = known(file).or(() -> mapped(file));
            Optional<String> noUse = found.isPresent() ? Optional.empty() : FilesOfNoUse.reason(file);
            if (noUse.isPresent()) {
                throw new FileRefused(noUse.get());
            }
            return found;
        }
        if (file.isWorkbook()) {
            return Optional.of(named(file, named.orElseThrow()));
        }
        return Optional.of(new Recognised(named.map(format -> checked(file, format, startsLikeJson(file))).orElseGet(() -> json(file)), file, null));
    }

    /** The regulator gives an id first in each entry; whatever else is JSON is read as bank holidays, or refused as such. */
    private static Format json(SpooledFile file) {
        return JSON_ID.matcher(start(file, JSON_LOOKED_AT)).find() ? Format.CQC_API : Format.BANK_HOLIDAYS;
    }

    /** What a file that was recognised before is. */
    Recognised again(SpooledFile file, Format format, OptionalLong mapping) {
        if (mapping.isEmpty()) {
            return find(file, Optional.of(format)).orElseThrow();
        }
        SavedMapping saved = mappings.withId(mapping.getAsLong());
        return mapped(file, saved).orElseThrow(() -> new IllegalStateException("the header of mapping " + saved.id() + " was there a moment ago"));
    }

    /** Why a file that nobody has seen before cannot be read. */
    static FileRefused unknown(SpooledFile file) {
        // Where the only sheet breaks off, that is why it has no header.
        file.sheets().stream().filter(sheet -> file.sheets().size() == 1).forEach(Sheet::whole);
        return new FileRefused((file.isWorkbook() ? "No sheet of the workbook has the header of a known format in its first rows. Its sheets: " + sheets(file) + ". " + knownFormats()
                : "Row 1 is not the header of a known format. " + knownFormats() + " The file begins: \"" + beginning(file) + "\".")
                + " For a file of your own, say once on the imports page what its columns mean.");
    }

    private static String sheets(SpooledFile file) {
        return file.sheets().stream().map(sheet -> "\"" + sheet.name() + "\"").limit(MOST_SHEETS_NAMED).collect(Collectors.joining(", "));
    }

    /** The texts a file has, each as a file of its own: its sheets, or itself. */
    static List<SpooledFile> texts(SpooledFile file) {
        return file.isWorkbook() ? file.sheets().stream().map(file::on).toList() : List.of(file);
    }

    /** The first sheet with the header of a format; others, such as covers and notes, are not read. */
    private static Optional<Recognised> known(SpooledFile file) {
        for (Format format : TABLES) {
            for (SpooledFile text : texts(file)) {
                if (hasHeader(text, format)) {
                    text.whole();
                    return Optional.of(new Recognised(format, text, null));
                }
            }
        }
        return Optional.empty();
    }

    private static Recognised named(SpooledFile file, Format format) {
        for (SpooledFile text : texts(file)) {
            if (!format.isJson() && hasHeader(text, format)) {
                text.whole();
                return new Recognised(format, text, null);
            }
        }
        throw new FileRefused("No sheet of the workbook has the header of " + format.title() + " in its first rows. Its sheets: " + sheets(file) + ".");
    }

    private Optional<Recognised> mapped(SpooledFile file) {
        return mappings.inUse().stream().flatMap(saved -> mapped(file, saved).stream()).findFirst();
    }

    private static Optional<Recognised> mapped(SpooledFile file, SavedMapping saved) {
        for (SpooledFile text : texts(file)) {
            try (CsvTable table = CsvTable.open(text)) {
                if (table.seekMapped(saved)) {
                    text.whole();
                    return Optional.of(new Recognised(saved.mapping().target().format(), text, saved));
                }
            }
        }
        return Optional.empty();
    }

    private static String knownFormats() {
        return "Known formats: " + Stream.of(Format.values()).map(format -> format.title() + " (" + format.code() + ")").collect(Collectors.joining(", ")) + ".";
    }

    private static Format checked(SpooledFile file, Format named, boolean json) {
        if (named.isJson() != json) {
            throw new FileRefused("The file is not in the format " + named.code() + ": it "
                    + (json ? "is JSON." : "is not JSON.") + " Choose the right format, or none to have it recognised.");
        }
        if (!json && !hasHeader(file, named)) {
            throw new FileRefused("The header (row 1) is not that of " + named.title() + ": missing column "
                    + missing(file, named) + ". Correct the header, or leave the format open to have it recognised.");
        }
        return named;
    }

    private static boolean hasHeader(SpooledFile file, Format format) {
        try (CsvTable table = CsvTable.open(file)) {
            return table.seekHeader(format.requiredColumns());
        }
    }

    private static String missing(SpooledFile file, Format format) {
        try (CsvTable table = CsvTable.open(file)) {
            TreeSet<String> missing = new TreeSet<>(format.requiredColumns());
            if (table.seekHeader(java.util.Set.of())) {
                table.headings().forEach(heading -> missing.remove(CsvTable.normalised(heading)));
            }
            return missing.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
        }
    }

    private static boolean startsLikeJson(SpooledFile file) {
        String start = start(file, BEGINNING).strip();
        return start.startsWith("{") || start.startsWith("[");
    }

    private static String beginning(SpooledFile file) {
        String firstLine = start(file, BEGINNING).strip().lines().findFirst().orElse("");
        return firstLine.substring(0, Math.min(60, firstLine.length()));
    }

    private static String start(SpooledFile file, int bytes) {
        try (InputStream in = file.open()) {
            return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

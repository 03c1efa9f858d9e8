package plumbline.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.intake.workbook.Sheet;

/** Tells a file's format by its content, and of a workbook the sheet that is in it. */
final class FormatRecogniser {

    /** The most particular headers first: what one format needs may be a part of another's header. */
    private static final List<Format> TABLES =
            List.of(Format.CLIENT_LEVEL_DATA, Format.EVENT_LIST, Format.RECORD_LIST, Format.CQC_RATINGS, Format.CQC_LOCATIONS,
                    Format.MEASURE_LIST);

    private static final int MOST_SHEETS_NAMED = 10;

    private FormatRecogniser() {
    }

    /**
     * What a file was found to be.
     *
     * @param file with the sheet that is to be read chosen
     */
    record Recognised(Format format, SpooledFile file) {
    }

    static Recognised recognise(SpooledFile file, Optional<Format> named) {
        return file.isWorkbook() ? ofSheets(file, named) : new Recognised(ofText(file, named), file);
    }

    /** The first sheet with the header of a format; others, such as covers and notes, are not read. */
    private static Recognised ofSheets(SpooledFile file, Optional<Format> named) {
        List<Format> formats = named.map(List::of).orElse(TABLES);
        for (Format format : formats) {
            for (Sheet sheet : file.sheets()) {
                SpooledFile chosen = file.on(sheet);
                if (format != Format.BANK_HOLIDAYS && hasHeader(chosen, format)) {
                    sheet.whole();
                    return new Recognised(format, chosen);
                }
            }
        }
        // Where the only sheet breaks off, that is why it has no header.
        file.sheets().stream().filter(sheet -> sheet.problem() != null && file.sheets().size() == 1).forEach(Sheet::whole);
        throw new FileRefused("No sheet of the workbook has the header of " + named.map(Format::title).orElse("a known format") + " in its first rows. Its sheets: "
                + file.sheets().stream().map(sheet -> "\"" + sheet.name() + "\"").limit(MOST_SHEETS_NAMED).collect(Collectors.joining(", ")) + ". " + knownFormats());
    }

    private static String knownFormats() {
        return "Known formats: " + Stream.of(Format.values()).map(format -> format.title() + " (" + format.code() + ")").collect(Collectors.joining(", ")) + ".";
    }

    private static Format ofText(SpooledFile file, Optional<Format> named) {
        boolean json = startsLikeJson(file);
        if (named.isPresent()) {
            return checked(file, named.get(), json);
        }
        if (json) {
            return Format.BANK_HOLIDAYS;
        }
        return TABLES.stream().filter(format -> hasHeader(file, format)).findFirst()
                .orElseThrow(() -> new FileRefused("Row 1 is not the header of a known format. " + knownFormats() + " The file begins: \"" + beginning(file) + "\"."));
    }

    private static Format checked(SpooledFile file, Format named, boolean json) {
        if (named == Format.BANK_HOLIDAYS != json) {
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
        String start = beginning(file);
        return start.startsWith("{") || start.startsWith("[");
    }

    private static String beginning(SpooledFile file) {
        try (InputStream in = file.open()) {
            String start = new String(in.readNBytes(400), StandardCharsets.UTF_8).strip();
            String firstLine = start.lines().findFirst().orElse("");
            return firstLine.substring(0, Math.min(60, firstLine.length()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

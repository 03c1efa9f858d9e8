package plumbline.intake.web;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.intake.BatchId;
import plumbline.intake.Format;
import plumbline.intake.Imports;

/** Sentences that the page and the API share. */
final class ImportWords {

    static final String TOO_LARGE = "The file is larger than " + Imports.LARGEST_FILE / (1024 * 1024)
            + " MB. Nothing was imported. Send it in parts, each with the header row.";

    private ImportWords() {
    }

    static String formats() {
        return "Formats are " + Stream.of(Format.values()).map(Format::code).collect(Collectors.joining(", "))
                + "; leave it out to have the format recognised.";
    }

    /** The id in an address; empty when it is none. */
    static Optional<BatchId> id(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(new BatchId(Long.parseLong(text))) : Optional.empty();
    }
}

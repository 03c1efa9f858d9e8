package plumbline.intake.web;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.core.UnitId;
import plumbline.intake.BatchId;
import plumbline.intake.Format;
import plumbline.intake.Imports;
import plumbline.intake.Progress;
import plumbline.intake.dropfolder.DropFolderStatus;

/** Sentences that the page and the API share. */
final class ImportWords {

    static final String TOO_LARGE = "The file is larger than " + Imports.LARGEST_UPLOAD / (1024 * 1024)
            + " MB. Nothing was imported. Send it in parts, each with the header row, or put it into the drop folder.";

    private ImportWords() {
    }

    static String formats() {
        return "Formats are " + Stream.of(Format.values()).map(Format::code).collect(Collectors.joining(", "))
                + "; leave it out to have the format recognised.";
    }

    /** How the drop folder stands. */
    static String dropFolder(DropFolderStatus status) {
        String said = "Files put into " + status.folder() + " are imported by themselves. ";
        if (status.problem() != null) {
            return said + status.problem();
        }
        return said + (status.lookedAt() == null ? "It has not been looked into yet." : "When it was looked into last, " + BusinessTime.write(status.lookedAt()) + ", "
                + (status.waiting() == 0 ? "it was empty." : status.waiting() == 1 ? "one file lay in it." : status.waiting() + " files lay in it."));
    }

    /** How far a file is that is being read. */
    static String progress(Progress progress) {
        if (progress.cancelledBy() != null) {
            return "Being stopped, as " + progress.cancelledBy() + " asked.";
        }
        String rows = progress.storing() ? "All " + number(progress.rows()) + " rows are read and are now matched and stored"
                : progress.rowsInAll() == null ? "Waiting for its turn, or just begun"
                : number(progress.rows()) + " of about " + number(progress.rowsInAll()) + " rows read";
        return rows + (progress.secondsLeft() == null ? "." : ", " + timeLeft(progress.secondsLeft()) + " left.");
    }

    private static String timeLeft(int seconds) {
        long minutes = Math.round(seconds / 60.0);
        return seconds < 50 ? "less than a minute" : minutes == 1 ? "about a minute" : "about " + minutes + " minutes";
    }

    private static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.UK).format(number);
    }

    /** The unit somebody chose, if they chose one. */
    static Optional<UnitId> unit(@Nullable String code) {
        return Optional.ofNullable(code).map(String::strip).filter(text -> !text.isEmpty()).map(UnitId::new);
    }

    /** The id in an address; empty when it is none. */
    static Optional<BatchId> id(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(new BatchId(Long.parseLong(text))) : Optional.empty();
    }
}

package plumbline.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Published files that look like something to import and hold no facts of a council: it is said why, instead of asking what their columns mean. */
final class FilesOfNoUse {

    /**
     * A published file.
     *
     * @param columns by which it is known
     * @param reason  why it is refused and what to send instead
     */
    private record Known(Set<String> columns, String reason) {
    }

    private static final List<Known> ALL = List.of(
            new Known(Set.of("cqclocationidforofficeuseonly", "servicetypes", "providername"),
                    "This is the regulator's directory of services, which has no ratings. Send its care directory with ratings, or its list of active locations."),
            new Known(Set.of("carehomename", "postcode", "rating"),
                    "This is a list of care homes by name, without the regulator's location ids, so nobody can tell for sure which they are. Send the care directory with ratings it was made from."),
            new Known(Set.of("ownership", "rating", "total", "percent", "year"), totals()),
            new Known(Set.of("ownership", "numbercarehomes", "year"), totals()),
            new Known(Set.of("metric", "description", "source", "startyear"), "This is the list of contents of the published measures. Send the workbook, or one of its tables."),
            new Known(Set.of("notenumber", "notetext"), "These are the notes to the published measures. Send the workbook, or one of its tables."),
            new Known(Set.of("cassrcode", "laname", "onscode"),
                    "This is the list of councils and their codes. It is not needed: the codes come with the published measures."),
            new Known(Set.of("order", "header", "nationalcolumn", "module"), reference()), new Known(Set.of("field", "release", "order", "value"), reference()));

    private FilesOfNoUse() {
    }

    private static String totals() {
        return "These are totals of the whole country, not of locations: nothing here is judged on them. Send a list with a row for each location or inspection.";
    }

    private static String reference() {
        return "This is a list of the fields or values of Client Level Data, not records. It is not needed: they are known. Send the extract itself.";
    }

    /** Why a file is refused, if it is one of these. */
    static Optional<String> reason(SpooledFile file) {
        return ALL.stream().filter(known -> FormatRecogniser.texts(file).stream().anyMatch(text -> has(text, known.columns()))).findFirst().map(Known::reason);
    }

    private static boolean has(SpooledFile text, Set<String> columns) {
        try (CsvTable table = CsvTable.open(text)) {
            return table.seekHeader(columns);
        }
    }
}

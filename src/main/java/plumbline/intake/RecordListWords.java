package plumbline.intake;

import java.util.Locale;
import plumbline.facts.RecordKind;

/** How faults of record lists speak of kinds. */
final class RecordListWords {

    private RecordListWords() {
    }

    /** With its article: {@code a complaint}, {@code an appraisal}. */
    static String one(RecordKind kind) {
        return ("aeiou".indexOf(kind.name().charAt(0)) >= 0 ? "an " : "a ") + kind.name();
    }

    static String noSuchField(RecordKind kind, String heading) {
        return "nothing: " + one(kind) + " has no '" + heading.toLowerCase(Locale.ROOT) + "'; expected one of "
                + String.join(", ", kind.fields().keySet());
    }
}

package plumbline.intake.freshness;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.facts.FactKind;
import plumbline.facts.RecordKinds;

/**
 * Names a feed: one sort of facts that keeps coming in one format. Formats that hold many sorts of facts are a feed for each,
 * because a list of complaints says nothing of how fresh the contacts are.
 *
 * @param code the format's code, for lists with the kind behind it: {@code client-level-data}, {@code record-list/complaint}
 */
public record FeedName(String code) implements Comparable<FeedName> {

    private static final String MEASURES = "measure-list";

    private String format() {
        int slash = code.indexOf('/');
        return slash < 0 ? code : code.substring(0, slash);
    }

    private String part() {
        return code.substring(code.indexOf('/') + 1);
    }

    /** The name people read. */
    public String title() {
        return switch (format()) {
            case "client-level-data" -> "Client Level Data";
            case "cqc-ratings" -> "CQC care directory with ratings";
            case "cqc-locations" -> "CQC locations with key-question ratings";
            case "cqc-active" -> "CQC active locations";
            case "cqc-deactivated" -> "CQC deactivated locations";
            case "cqc-api" -> "CQC locations and providers (API)";
            case "cqc-rating-history" -> "CQC history of overall ratings";
            case "bank-holidays" -> "Bank holidays";
            case "ascof" -> "ASCOF published measures";
            case "ascof-open-data" -> "ASCOF open data to 2022-23";
            case MEASURES -> "Measured values for " + part();
            case "event-list" -> new FactKind(part()).title() + " (event list)";
            default -> RecordKinds.named(part()).map(kind -> capitalised(kind.list())).orElseGet(() -> new FactKind(part()).title());
        };
    }

    private static String capitalised(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The kinds of facts it brings. */
    public Set<FactKind> kinds() {
        return switch (format()) {
            case "client-level-data" -> kinds("request", "assessment", "service", "review");
            case "cqc-ratings", "cqc-locations", "cqc-active", "cqc-deactivated", "cqc-api", "cqc-rating-history" -> kinds("location", "rating");
            // Earlier years judge nothing.
            case "bank-holidays", "ascof-open-data" -> Set.of();
            case "ascof" -> kinds("measure ASC-OUT-01", "measure ASC-OUT-02", "measure ASC-OUT-03");
            case MEASURES -> kinds("measure " + part());
            default -> kinds(part());
        };
    }

    private static Set<FactKind> kinds(String... names) {
        return Stream.of(names).map(FactKind::new).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public int compareTo(FeedName other) {
        return code.compareTo(other.code);
    }
}

package plumbline.intake.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is kept of one person.
 *
 * @param person the person's reference
 * @param at     when it was read
 * @param kept   rows by the table they are in; of each row what it holds by column
 */
public record PersonExport(String person, Instant at, Map<String, List<Map<String, Object>>> kept) {

    /** How many rows there are. */
    public int rows() {
        return kept.values().stream().mapToInt(List::size).sum();
    }
}

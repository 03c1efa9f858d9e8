package plumbline.intake.privacy;

import java.util.Map;

/**
 * What a purge would do now.
 *
 * @param people   whose facts would go
 * @param workers how many workers' records would go
 * @param rows     how many rows of each kind, by the name of the kind
 * @param workedOn whose facts are old enough and stay, because of an open breach or escalation
 * @param held     whose facts are old enough and stay, because of a legal hold
 */
public record RetentionPreview(int people, int workers, Map<String, Integer> rows, int workedOn, int held) {

    /** Whether nothing at all would go. */
    public boolean nothing() {
        return rows.isEmpty();
    }
}

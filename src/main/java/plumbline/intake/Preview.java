package plumbline.intake;

import java.util.List;

/**
 * What a file would bring if it were accepted now.
 *
 * @param facts  each sort of facts of which some would be added or changed
 * @param people the first hundred people of whom something would be new, those not known before first
 */
public record Preview(List<Facts> facts, List<Concerned> people) {

    /** How many facts of one sort would be added, and how many that are known would be changed. */
    public record Facts(String words, int added, int changed) {
    }

    /** Somebody of whom something would be new; {@code added} when nothing at all is known of them yet. */
    public record Concerned(String ref, boolean added) {
    }
}

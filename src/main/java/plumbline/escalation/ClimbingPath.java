package plumbline.escalation;

import java.util.Arrays;
import java.util.Optional;

/** How an escalation goes up when the limit of a step passes. */
enum ClimbingPath {
    /** To the next tier. */
    CLIMB("climb"),
    /** To the first tier that was not told when it opened; those between know already. */
    STRAIGHT_UP("straight up"),
    /** Its holder keeps it, until so many occur that they are systemic. */
    WHEN_SYSTEMIC("when systemic");

    private final String word;

    ClimbingPath(String word) {
        this.word = word;
    }

    static Optional<ClimbingPath> named(String word) {
        return Arrays.stream(values()).filter(path -> path.word.equals(word)).findFirst();
    }
}

package plumbline.standards.compiler;

import java.util.OptionalInt;

/** Takes the rows whose rules fire and keeps the weightiest, in whatever order they come. */
public final class RowsThatHold {

    private int line;
    private int weight = -1;

    /** Called by the rule of a row. */
    public void holds(int row, int itsWeight) {
        if (itsWeight > weight) {
            line = row;
            weight = itsWeight;
        }
    }

    OptionalInt weightiest() {
        return weight < 0 ? OptionalInt.empty() : OptionalInt.of(line);
    }
}

package plumbline.standards;

/**
 * What a standard says about a subject. Cases: the first five. Rates and indicators: the rest.
 */
public enum Outcome {

    COMPLIANT("Compliant"),
    DUE_SOON("Due soon"),
    BREACH("Breach"),
    /** A needed fact is missing or impossible. */
    UNKNOWN("Unknown"),
    /** The duty fell away. */
    EXCLUDED("Excluded"),
    GREEN("Green"),
    AMBER("Amber"),
    RED("Red"),
    /** Fewer than five in the denominator. */
    SUPPRESSED("Suppressed"),
    /** Nothing in the denominator. */
    NO_DATA("No data");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** The word people read. */
    public String word() {
        return word;
    }

    /** Whether this outcome opens or renews a breach, provided the judgement is still open. */
    public boolean opensBreach() {
        return this == BREACH || this == RED;
    }

    /**
     * Whether this outcome clears an open breach of the same subject and period. Unknown, suppressed and missing data
     * never do: no breach clears because something is not known.
     */
    public boolean clearsBreach() {
        return this == COMPLIANT || this == DUE_SOON || this == EXCLUDED || this == GREEN || this == AMBER;
    }
}

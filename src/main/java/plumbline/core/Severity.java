package plumbline.core;

/**
 * How grave a breach is. Ordered from gravest to mildest, as in the standards catalogue.
 */
public enum Severity {

    /** Risk to liberty, life or lawfulness. */
    S1("S1 critical"),
    /** A statutory miss, or serious harm is possible. */
    S2("S2 high"),
    /** A standard is missed. */
    S3("S3 moderate"),
    /** A slip in quality or timeliness. */
    S4("S4 low");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /** The code and its meaning in one word, for example {@code S2 high}. */
    public String word() {
        return word;
    }

    /** Whether this severity is graver than the other. */
    public boolean graverThan(Severity other) {
        return compareTo(other) < 0;
    }

    /** The next graver severity; {@link #S1} stays as it is. */
    public Severity oneGraver() {
        return this == S1 ? S1 : values()[ordinal() - 1];
    }
}

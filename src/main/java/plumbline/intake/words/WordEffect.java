package plumbline.intake.words;

/** What a change of words would do to rows of files that were imported so far, once each file is read again. */
public enum WordEffect {

    READ("Would be read"),
    OTHERWISE("Would mean something else"),
    FAULT("Would no longer be read");

    private final String word;

    WordEffect(String word) {
        this.word = word;
    }

    /** The word people read. */
    public String word() {
        return word;
    }
}

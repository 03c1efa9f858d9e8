package plumbline.studio.review;

/** What is decided about a standard. */
public enum ReviewDecision {
    KEEP("Keep it as it is"),
    CHANGE("Change it"),
    RETIRE("Retire it");

    private final String words;

    ReviewDecision(String words) {
        this.words = words;
    }

    /** The words people read. */
    public String words() {
        return words;
    }
}

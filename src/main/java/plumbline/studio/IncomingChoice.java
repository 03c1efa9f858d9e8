package plumbline.studio;

/** What becomes of a standard or a table that both the pack and the council have changed. */
public enum IncomingChoice {
    OWN("Keep the council's text"),
    INCOMING("Take the pack's text"),
    BOTH("Put both changes together");

    private final String words;

    IncomingChoice(String words) {
        this.words = words;
    }

    /** The words people read. */
    public String words() {
        return words;
    }
}

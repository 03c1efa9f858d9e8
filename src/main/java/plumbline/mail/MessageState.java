package plumbline.mail;

/** What became of a message. */
public enum MessageState {
    WAITING("Waiting"),
    SENT("Sent"),
    /** The mail server did not take it, as often as it was tried. */
    FAILED("Failed"),
    /** There was no mail server when it was written. */
    NOT_SENT("Not sent: no mail server is set up");

    private final String words;

    MessageState(String words) {
        this.words = words;
    }

    /** The words people read. */
    public String words() {
        return words;
    }

    /** Whether somebody can have it tried once more. */
    public boolean endedUnsent() {
        return this == FAILED || this == NOT_SENT;
    }
}

package plumbline.escalation;

/** Whether people still work on an escalation. */
public enum EscalationState {
    OPEN("Open"),
    CLOSED("Closed");

    private final String word;

    EscalationState(String word) {
        this.word = word;
    }

    /** The word people read. */
    public String word() {
        return word;
    }
}

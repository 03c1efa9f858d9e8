package plumbline.escalation;

/** Whether an escalation carries one breach or all breaches of one standard in one unit. */
public enum EscalationKind {
    SINGLE("Single"),
    SYSTEMIC("Systemic");

    private final String word;

    EscalationKind(String word) {
        this.word = word;
    }

    /** The word people read. */
    public String word() {
        return word;
    }
}

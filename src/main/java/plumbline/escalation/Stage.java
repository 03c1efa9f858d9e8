package plumbline.escalation;

/** What the tier above signs, in order. */
public enum Stage {
    PLAN_AGREED("Plan agreed"),
    ACTIONS_DONE("Actions done"),
    EFFECT_CONFIRMED("Effect confirmed"),
    CLOSED("Closed");

    private final String word;

    Stage(String word) {
        this.word = word;
    }

    /** The words people read. */
    public String word() {
        return word;
    }
}

package plumbline.escalation;

/** How an escalation ended. There is no third way: nothing closes because somebody says so. */
public enum Closure {
    /** Planned, done, tested clean and signed off by a named person. */
    SIGNED_OFF("Signed off"),
    /** The rule tested clean before a plan was agreed. */
    CONDITION_CLEARED("Condition cleared");

    private final String word;

    Closure(String word) {
        this.word = word;
    }

    /** The word people read. */
    public String word() {
        return word;
    }
}

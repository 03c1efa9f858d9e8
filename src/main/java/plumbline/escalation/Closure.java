package plumbline.escalation;

/** How an escalation ended. No way leads past the rule while there is one: nothing closes because somebody says so. */
public enum Closure {
    /** Planned, done, tested clean and signed off by a named person. */
    SIGNED_OFF("Signed off"),
    /** The rule tested clean before a plan was agreed. */
    CONDITION_CLEARED("Condition cleared"),
    /** Its standard is no longer among the rules, and a named director closed what it left. */
    STANDARD_RETIRED("Standard retired");

    private final String word;

    Closure(String word) {
        this.word = word;
    }

    /** The word people read. */
    public String word() {
        return word;
    }
}

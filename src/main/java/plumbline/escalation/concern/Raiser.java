package plumbline.escalation.concern;

/** Who raises a concern. Whoever cannot sign in is spoken for by a member of staff. */
public enum Raiser {
    STAFF("A member of staff"),
    PERSON("A person who uses services"),
    CARER("A carer"),
    PARTNER("A partner agency"),
    MEMBER("An elected member");

    private final String word;

    Raiser(String word) {
        this.word = word;
    }

    /** The words people read. */
    public String word() {
        return word;
    }
}

package plumbline.escalation.board;

/** What a board can decide about an escalation. */
public enum DecisionKind {
    ACTION("Something is to be done", true),
    SUPPORT("Money, people or other support are given", true),
    RECOMMENDED("A recommendation to the council's executive", true),
    NOTED("Noted, nothing more is to be done", false),
    PUT_OFF("Put off to the next meeting", false);

    private final String word;
    private final boolean followedUp;

    DecisionKind(String word, boolean followedUp) {
        this.word = word;
        this.followedUp = followedUp;
    }

    /** The words people read. */
    public String word() {
        return word;
    }

    /** Whether somebody carries it out by a day. */
    public boolean followedUp() {
        return followedUp;
    }
}

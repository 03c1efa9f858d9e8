package plumbline.studio;

/** How far a change request is. */
public enum ChangeState {
    DRAFT("Draft"),
    SUBMITTED("Waiting for approval"),
    /** Whoever reviews it wants something else, or it could not be put in force. */
    CHANGES_REQUESTED("Changes requested"),
    /** It is put in force on its day. */
    APPROVED("Approved"),
    IN_FORCE("In force"),
    REJECTED("Rejected"),
    WITHDRAWN("Withdrawn"),
    /** It was in force, and an earlier version was restored. */
    ROLLED_BACK("Rolled back");

    private final String word;

    ChangeState(String word) {
        this.word = word;
    }

    /** The word people read. */
    public String word() {
        return word;
    }

    /** Whether its texts may be changed. */
    public boolean open() {
        return this == DRAFT || this == CHANGES_REQUESTED;
    }

    /** Whether nothing becomes of it any more, or everything has. */
    public boolean over() {
        return this == IN_FORCE || this == REJECTED || this == WITHDRAWN || this == ROLLED_BACK;
    }
}

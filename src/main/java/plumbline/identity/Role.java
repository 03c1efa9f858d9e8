package plumbline.identity;

/** What a signed-in person may be. One person has one role; posts at a tier have the role of their tier. */
public enum Role {
    BOARD("Governance board"),
    DIRECTOR("Director"),
    ASSISTANT_DIRECTOR("Assistant director"),
    HEAD_OF_SERVICE("Head of service"),
    TEAM_MANAGER("Team manager"),
    POLICY_AUTHOR("Policy author"),
    POLICY_APPROVER("Policy approver"),
    DATA_STEWARD("Data steward"),
    AUDITOR("Auditor"),
    ADMINISTRATOR("Administrator");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The name people read. */
    public String word() {
        return word;
    }
}

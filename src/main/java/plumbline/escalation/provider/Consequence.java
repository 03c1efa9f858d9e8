package plumbline.escalation.provider;

/** What a decision means under the contract. */
public enum Consequence {
    NONE("No consequence"),
    IMPROVEMENT_NOTICE("Improvement notice"),
    SUSPENSION_OF_PLACEMENTS("Suspension of new placements"),
    PAYMENT_WITHHELD("Payment withheld"),
    TERMINATION_NOTICE("Termination notice");

    private final String word;

    Consequence(String word) {
        this.word = word;
    }

    /** The words people read. */
    public String word() {
        return word;
    }
}

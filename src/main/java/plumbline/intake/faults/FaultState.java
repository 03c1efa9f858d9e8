package plumbline.intake.faults;

/** How far somebody is with a fault. */
public enum FaultState {

    OPEN("Open"),
    /** The team that recorded the row has been told. */
    SENT_BACK("Sent back"),
    /** It is right in the source system; the next file shows it. */
    PUT_RIGHT("Put right"),
    /** The row is as it is, with a reason. */
    ACCEPTED("Accepted");

    private final String word;

    FaultState(String word) {
        this.word = word;
    }

    /** The word people read. */
    public String word() {
        return word;
    }
}

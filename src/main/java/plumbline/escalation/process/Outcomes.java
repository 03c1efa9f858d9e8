package plumbline.escalation.process;

/** The words on the branches of the diagram. */
public final class Outcomes {

    /** Straight on, the only way there is from most steps. */
    public static final String DONE = "done";
    /** From agreeing: back to drafting. */
    public static final String RETURNED = "returned";
    /** From the re-test: the rule still finds the breach and the plan is drafted afresh. */
    public static final String PLAN_AGAIN = "plan-again";
    /** From signing off: the breach came back before anybody signed. */
    public static final String NOT_CLEAN = "not-clean";
    /** From signing off: whoever signs refused, and the plan is drafted afresh. */
    public static final String REFUSED = "refused";
    /** From drafting the plan: it was acknowledged and then left, and is open again. */
    public static final String LAPSED = "lapsed";

    private Outcomes() {
    }
}

package plumbline.escalation;

/** What can happen to an escalation; each is one entry of its story. */
public enum Happening {
    OPENED("Opened"),
    CASES_ADDED("Cases added"),
    CASES_LEFT("Cases went to another unit"),
    MOVED("Went to another unit"),
    GRAVER("Severity raised"),
    ACKNOWLEDGED("Acknowledged"),
    PLAN_DRAFTED("Plan drafted"),
    PLAN_RETURNED("Plan returned"),
    PLAN_AGREED("Plan agreed"),
    EVIDENCE_ATTACHED("Evidence attached"),
    PROGRESS_NOTED("Progress noted"),
    ACTION_DONE("Action done"),
    ACTION_OVERDUE("Action overdue"),
    DUE_DATE_MOVED("Due date moved"),
    MOVE_AGREED("Moved due dates agreed"),
    MOVE_REFUSED("Moved due dates refused"),
    RE_TEST_ASKED("Re-test asked for"),
    STILL_IN_BREACH("Re-test found the breach again"),
    TESTED_CLEAN("Re-test clean"),
    CAME_BACK("Breach came back before sign-off"),
    PLAN_AGAIN("Back to planning"),
    SIGN_OFF_REFUSED("Sign-off refused"),
    SIGNED_OFF("Signed off"),
    BECAME_SYSTEMIC("Became systemic"),
    MUTES("Mutes"),
    MUTED("Muted"),
    MUTED_NO_MORE("Muted no more"),
    LAPSED("Acknowledgement lapsed"),
    INFORMED("Told"),
    OUTER_LIMIT_PASSED("Outer limit passed"),
    HANDED_DOWN("Handed down"),
    SUPPORT_CALLED_IN("Support called in"),
    CLIMBED("Climbed"),
    HANDED_UP("Handed up"),
    PAUSE_ASKED("Pause asked for"),
    PAUSED("Paused"),
    PAUSE_REFUSED("Pause refused"),
    PAUSE_ENDED("Pause ended"),
    WAIVER_ASKED("Waiver asked for"),
    WAIVED("Waived"),
    WAIVER_REFUSED("Waiver refused"),
    WAIVER_ENDED("Waiver ended"),
    SET_ASIDE("Set aside"),
    SET_ASIDE_NO_MORE("Set aside no more"),
    SUCCEEDED("Passed to a successor"),
    REOPENED("Reopened"),
    LIMIT_RECKONED_AGAIN("Limit reckoned again"),
    CONCERN_CONFIRMED("Concern confirmed as put right"),
    ON_THE_AGENDA("On the board's agenda"),
    CARRIED_OVER("Carried over to another meeting"),
    TAKEN_OFF_THE_AGENDA("Taken off the board's agenda"),
    BOARD_ASKED("The board asked"),
    BOARD_ANSWERED("The board was answered"),
    BOARD_ANSWER_OVERDUE("Answer to the board overdue"),
    BOARD_DECIDED("The board decided"),
    BOARD_ACTION_DONE("Decision carried out"),
    BOARD_ACTION_OVERDUE("Decision overdue"),
    STAGE_SIGNED("Stage signed"),
    CLEAN_ONCE("Re-test clean, not often enough yet"),
    RISK_ACCEPTED("Remaining risk accepted"),
    PROVIDER_PLAN_BEGUN("Provider improvement begun"),
    PROVIDER_STEP_DECIDED("Provider improvement: step decided"),
    PROVIDER_STEP_OVERDUE("Provider improvement: step overdue"),
    PROVIDER_CONSEQUENCES_LIFTED("Provider improvement: consequences lifted"),
    PROVIDER_PLAN_ENDED("Provider improvement ended early"),
    GATHERED("Gathered by an improvement theme"),
    GATHERED_NO_MORE("Taken out of an improvement theme"),
    OVERDUE_AT_TOP("Still waiting"),
    STANDARD_RETIRED("Closed, standard retired"),
    CONDITION_CLEARED("Condition cleared");

    private final String word;

    Happening(String word) {
        this.word = word;
    }

    /** The words people read. */
    public String word() {
        return word;
    }
}

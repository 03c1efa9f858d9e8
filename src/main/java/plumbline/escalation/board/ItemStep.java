package plumbline.escalation.board;

/** The steps of {@code bpmn/board-decision.bpmn}. */
public enum ItemStep {
    CONSIDER("consider", "Consider at the meeting"),
    ANSWER("answer", "Answer the board"),
    FOLLOW_UP("follow-up", "Carry out the decision"),
    ENDED("", "Ended");

    private final String diagramId;
    private final String word;

    ItemStep(String diagramId, String word) {
        this.diagramId = diagramId;
        this.word = word;
    }

    /** The id of the step in the diagram; empty when it has ended. */
    public String diagramId() {
        return diagramId;
    }

    /** The words people read. */
    public String word() {
        return word;
    }
}

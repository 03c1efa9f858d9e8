package plumbline.escalation;

import java.util.Arrays;

/** The steps of {@code bpmn/escalation.bpmn}, in order. */
public enum Step {
    ACKNOWLEDGE("acknowledge", "Acknowledge", "The holder takes it on."),
    PLAN("plan", "Draft the plan", "The holder answers four questions and names three or four actions."),
    AGREE("agree", "Agree the plan", "The tier above agrees the plan or returns it."),
    ACT("act", "Carry out the plan", "Owners do their actions and attach evidence."),
    RE_TEST("re-test", "Test again", "The rule that raised it tests again, on facts from after the last action."),
    SIGN_OFF("sign-off", "Sign off", "The tier above, and no owner of an action, signs it off."),
    CLOSED("closed", "Closed", "Nothing more to do.");

    private final String diagramId;
    private final String word;
    private final String meaning;

    Step(String diagramId, String word, String meaning) {
        this.diagramId = diagramId;
        this.word = word;
        this.meaning = meaning;
    }

    /** The id of the step in the diagram. */
    public String diagramId() {
        return diagramId;
    }

    /** The words people read. */
    public String word() {
        return word;
    }

    /** What happens in it, in a sentence. */
    public String meaning() {
        return meaning;
    }

    /** Whether a plan has not been agreed yet, so that a breach that clears by itself ends the escalation. */
    boolean beforePlanIsAgreed() {
        return this == ACKNOWLEDGE || this == PLAN || this == AGREE;
    }

    static Step inDiagram(String diagramId) {
        return Arrays.stream(values()).filter(step -> step.diagramId.equals(diagramId)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the diagram has no step " + diagramId));
    }
}

package plumbline.escalation.provider;

import org.jspecify.annotations.Nullable;

/** The steps of {@code bpmn/provider-improvement.bpmn}, in order. */
public enum ProviderStep {
    RISK_DECISION("risk-decision", "Decide the risk", "Whoever holds it decides what the risk means for people placed there, and whether new placements stop."),
    QA_VISIT("qa-visit", "Visit for quality assurance", "The council visits and puts down what it found."),
    SUSPENSION("suspension", "Suspend new placements", "Nobody new is placed with the provider until the consequences are lifted."),
    IMPROVEMENT("improvement", "See the improvement", "The provider shows what became better."),
    LIFTING("lifting", "Lift the consequences", "The tier above, and nobody who decided a step before, lifts the consequences or asks for more improvement.");

    private final String diagramId;
    private final String word;
    private final String meaning;

    ProviderStep(String diagramId, String word, String meaning) {
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

    /**
     * The step that follows.
     *
     * @param suspend whether the risk decision stops new placements
     * @param lifted  whether the consequences were lifted
     * @return {@code null} when none does
     */
    @Nullable ProviderStep next(boolean suspend, boolean lifted) {
        return switch (this) {
            case RISK_DECISION -> QA_VISIT;
            case QA_VISIT -> suspend ? SUSPENSION : IMPROVEMENT;
            case SUSPENSION -> IMPROVEMENT;
            case IMPROVEMENT -> LIFTING;
            case LIFTING -> lifted ? null : IMPROVEMENT;
        };
    }
}

package plumbline.escalation.policy;

import java.util.List;
import plumbline.standards.RuleProblem;

/** The escalation policy in force, and what another one would do. Nothing here changes anything. */
public interface PolicyDrafts {

    /** The policy in force: the council's own, or the one that came with the service. */
    PolicyText inForce();

    /** Every cell that is wrong, every gap and every overlap, with its line and what to write; empty when it could be put in force. */
    List<RuleProblem> problems(PolicyText draft);

    /**
     * What a policy would do to the work there is.
     *
     * @param draft one without problems
     */
    PolicyImpact impact(PolicyText draft);
}

package plumbline.studio;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.escalation.policy.PolicyDrafts;
import plumbline.escalation.policy.PolicyImpact;
import plumbline.escalation.policy.PolicyText;
import plumbline.standards.RuleProblem;

/** Writing the escalation policy: a file of a change request like any other, a table to whoever writes it. */
@Component
public class PolicyDrafting extends TableDrafting {

    private static final TableDrafts.Kind KIND = new TableDrafts.Kind(PolicyText.OWN, PolicyText.HEADER, "escalation policy");

    private final PolicyDrafts policies;

    PolicyDrafting(TableDrafts tables, PolicyDrafts policies) {
        super(KIND, tables);
        this.policies = policies;
    }

    @Override
    String unwritten() {
        return PolicyText.shipped().text();
    }

    /**
     * Saves a row, whatever its cells say.
     *
     * @param version the version of the draft the person saw; refused when somebody has saved since
     * @param line    the line of the row; {@code null} for a new one at the end
     * @param cells   one for each column
     */
    @Transactional
    public Attempt<ChangeRequest> writeRow(Actor actor, String reference, @Nullable Integer version, @Nullable Integer line, List<String> cells) {
        return put(actor, reference, version, line, cells);
    }

    /** The policy as a change request wants it; empty when it changes none. */
    public static Optional<PolicyText> draft(ChangeRequest request) {
        return TableDrafts.draft(request, KIND).map(table -> new PolicyText(KIND.path(), table.text()));
    }

    @Override
    public List<RuleProblem> problems(ChangeRequest request) {
        return draft(request).map(policies::problems).orElse(List.of());
    }

    @Override
    public List<RuleProblem> unusable(ChangeRequest request) {
        return problems(request);
    }

    @Override
    public String unfit() {
        return "The escalation policy does not fit the tiers there are now.";
    }

    /** What the policy of a change request would do to the work there is; empty when it has problems or changes none. */
    public Optional<PolicyImpact> impact(ChangeRequest request) {
        return draft(request).filter(policy -> policies.problems(policy).isEmpty()).map(policies::impact);
    }

    @Override
    public Attempt<ChangeRequest> refuseUnfit(ChangeRequest request) {
        boolean same = draft(request).filter(policy -> policy.text().equals(policies.inForce().text())).isPresent();
        return TableDrafts.refuse(request, "The escalation policy", problems(request), same);
    }

    @Override
    public Optional<String> tried(ChangeRequest request) {
        return impact(request).map(impact -> impact.moved() + " of " + impact.open() + " open escalations would go on otherwise from their next step.");
    }
}

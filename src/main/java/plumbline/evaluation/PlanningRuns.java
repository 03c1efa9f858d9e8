package plumbline.evaluation;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import plumbline.facts.FactStore;
import plumbline.facts.FactStore.PersonRange;
import plumbline.organisation.Organisation;
import plumbline.standards.AsAt;
import plumbline.standards.RuleSetVersion;
import plumbline.standards.RuleSets;

/** Decides who is judged in a run. Whoever is left out must come out the same if they were not. */
@Component
class PlanningRuns {

    /** Fastest in the measurements of the engine: far from one session for each person, far from one for all. */
    static final String PEOPLE_IN_A_PARTITION = "${plumbline.evaluation.people-in-a-partition:1000}";

    /** Who can have changed takes several times as long as others; parts of this size keep all cores at work to the end. */
    private static final int MOST_CHANGED_IN_A_PARTITION = 250;

    private final RunTable runs;
    private final JudgedPeople judged;
    private final FactStore facts;
    private final RuleSets ruleSets;
    private final Organisation organisation;
    private final int peopleInAPartition;
    /** A service that has just started may be another version of itself, with other judges. */
    private volatile boolean begun;

    PlanningRuns(RunTable runs, JudgedPeople judged, FactStore facts, RuleSets ruleSets, Organisation organisation,
                 @Value(PEOPLE_IN_A_PARTITION) int peopleInAPartition) {
        this.runs = runs;
        this.judged = judged;
        this.facts = facts;
        this.ruleSets = ruleSets;
        this.organisation = organisation;
        this.peopleInAPartition = peopleInAPartition;
    }

    RunTable.Plan plan(RunId id, AsAt asAt, boolean everybody, String startedBy) {
        RuleSetVersion ruleSet = ruleSets.inForce().version();
        RunGrounds grounds = new RunGrounds(ruleSet.contentHash(), organisation.unitsFingerprint(), organisation.calendarFingerprint());
        boolean looksBack = runs.completedLater(asAt);
        RunScope scope = looksBack ? RunScope.anew("It looks back to an earlier moment than another run") : scope(grounds, everybody);
        return new RunTable.Plan(id, asAt, ruleSet, grounds, scope, looksBack, null, startedBy);
    }

    /** The plan to judge once more what another run judged, by its own rules. */
    RunTable.Plan replay(RunId id, EvaluationRun replayed, String startedBy) {
        RunGrounds grounds = new RunGrounds(replayed.ruleSet().contentHash(), organisation.unitsFingerprint(), organisation.calendarFingerprint());
        return new RunTable.Plan(id, replayed.asAt(), replayed.ruleSet(), grounds, RunScope.anew("It replays another run"), true, replayed.id(), startedBy);
    }

    private RunScope scope(RunGrounds grounds, boolean everybody) {
        Optional<RunGrounds> before = runs.lastGrounds();
        if (before.isEmpty()) {
            return RunScope.anew("There is no complete run just before it");
        }
        RunScope scope = grounds.after(before.get());
        if (!scope.everybody() && !begun) {
            return RunScope.anew("The service has been started since the run before");
        }
        return !scope.everybody() && everybody ? RunScope.asked() : scope;
    }

    /** The run of a plan is put down: unless it looks back, everybody has been judged by this service, or soon will have been. */
    void begun(RunTable.Plan plan) {
        begun |= !plan.looksBack();
    }

    List<PersonRange> ranges(RunTable.Plan plan) {
        return plan.scope().everybody() ? facts.partitions(peopleInAPartition) : judged.due(plan.asAt().instant(), Math.min(peopleInAPartition, MOST_CHANGED_IN_A_PARTITION));
    }
}

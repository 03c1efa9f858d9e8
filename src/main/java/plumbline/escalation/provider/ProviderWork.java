package plumbline.escalation.provider;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import plumbline.escalation.Escalations;
import plumbline.escalation.WorkItem;
import plumbline.escalation.WorkSource;

/** The steps of providers' improvements that wait for somebody, for My work. */
@Component
class ProviderWork implements WorkSource {

    private final ProviderPlanTable plans;
    private final ProviderImprovement improvement;
    private final Escalations escalations;
    private final Clock clock;

    ProviderWork(ProviderPlanTable plans, ProviderImprovement improvement, Escalations escalations, Clock clock) {
        this.plans = plans;
        this.improvement = improvement;
        this.escalations = escalations;
        this.clock = clock;
    }

    @Override
    public List<WorkItem> of(String username) {
        return plans.live().stream().flatMap(plan -> item(plan, username)).toList();
    }

    private Stream<WorkItem> item(ProviderPlan plan, String username) {
        return escalations.escalation(plan.escalation()).filter(summary -> username.equals(improvement.decider(summary.escalation(), plan))).stream()
                .map(summary -> new WorkItem(summary, WorkItem.Kind.PROVIDER, null, plan.now().dueAt(),
                        clock.instant().isAfter(plan.now().dueAt()) || plan.now().overdueAt() != null, null));
    }
}

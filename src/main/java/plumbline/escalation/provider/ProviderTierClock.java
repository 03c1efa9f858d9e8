package plumbline.escalation.provider;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationWork;
import plumbline.escalation.EscalationWork.Holder;
import plumbline.escalation.Happening;
import plumbline.escalation.process.ProviderClock;

/** Answers the process when the limit of a step has passed. The engine may ask twice; the second time nothing changes. */
@Component
class ProviderTierClock implements ProviderClock {

    private final EscalationWork work;
    private final ProviderPlanTable plans;
    private final ProviderImprovement improvement;
    private final Clock clock;

    ProviderTierClock(EscalationWork work, ProviderPlanTable plans, ProviderImprovement improvement, Clock clock) {
        this.work = work;
        this.plans = plans;
        this.improvement = improvement;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Instant stepOverdue(UUID id, String step) {
        Escalation escalation = work.lock(plans.find(id).orElseThrow().escalation()).orElseThrow();
        ProviderPlan plan = plans.find(id).orElseThrow();
        Instant due = plan.now().dueAt();
        boolean stillThere = plan.step() != null && plan.step().diagramId().equals(step);
        if (!stillThere || !clock.instant().isAfter(due)) {
            return due;
        }
        return handUp(escalation, plan, plan.step());
    }

    private Instant handUp(Escalation escalation, ProviderPlan plan, ProviderStep step) {
        // At the top it stays, and is told again.
        int tier = work.above(plan.tier(), escalation.unit()).map(Holder::tier).orElse(plan.tier());
        Instant next = work.due(plans.limit(step));
        String before = plan.now().owner();
        plans.handUp(plan.id(), tier, before, next);
        String owner = improvement.decider(escalation, plans.find(plan.id()).orElseThrow());
        plans.owner(plan.id(), owner);
        String words = plan.subject() + ", “" + step.word() + "” was due by " + BusinessTime.write(plan.now().dueAt());
        work.tell(escalation, Actor.SERVICE, Happening.PROVIDER_STEP_OVERDUE, words + (tier == plan.tier() ? ", and nobody is above " : "; it is now with ")
                + work.tier(tier) + held(owner));
        work.notify(escalation.id(), Arrays.asList(before, owner), words);
        return next;
    }

    private static String held(@Nullable String owner) {
        return " (" + Objects.requireNonNullElse(owner, "nobody holds the post") + ")";
    }
}

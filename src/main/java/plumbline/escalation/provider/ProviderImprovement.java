package plumbline.escalation.provider;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.breaches.Breach;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FreeText;
import plumbline.escalation.Change;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationId;
import plumbline.escalation.EscalationWork;
import plumbline.escalation.Escalations;
import plumbline.escalation.Happening;
import plumbline.escalation.process.ProviderProcesses;
import plumbline.escalation.process.ProviderProcesses.Branches;
import plumbline.standards.RuleSets;
import plumbline.standards.Standard;
import plumbline.standards.Subject;

/** What is done with a provider under its contract, from the risk decision to the lifting of the consequences. */
@Component
public class ProviderImprovement {


    private final EscalationWork work;
    private final Escalations escalations;
    private final ProviderPlanTable plans;
    private final ProviderProcesses processes;
    private final RuleSets ruleSets;
    private final Clock clock;

    ProviderImprovement(EscalationWork work, Escalations escalations, ProviderPlanTable plans, ProviderProcesses processes, RuleSets ruleSets,
                        Clock clock) {
        this.work = work;
        this.escalations = escalations;
        this.plans = plans;
        this.processes = processes;
        this.ruleSets = ruleSets;
        this.clock = clock;
    }

    /** All of an escalation, the latest first. */
    public List<ProviderPlan> of(EscalationId escalation) {
        return plans.of(escalation);
    }

    /** The providers that an escalation is about and for which nothing is in force yet: its cases that are locations. */
    public List<String> subjects(Escalation escalation) {
        Set<String> inForce = plans.of(escalation.id()).stream().filter(plan -> plan.state() == ProviderPlan.State.LIVE)
                .map(ProviderPlan::subject).collect(Collectors.toSet());
        boolean ofRatings = ruleSets.inForce().standards().stream().anyMatch(standard -> standard.id().equals(escalation.standard())
                && standard.kind() == Standard.Kind.PROVIDER_RATING);
        return escalations.cases(escalation.id(), 1).items().stream().map(Breach::fingerprint)
                .filter(fingerprint -> ofRatings || fingerprint.subject().kind() == Subject.Kind.LOCATION)
                .map(fingerprint -> fingerprint.subject().ref()).filter(subject -> !inForce.contains(subject)).distinct().sorted().toList();
    }

    /** Whether a person may begin one. */
    public boolean mayBegin(Escalation escalation, String username) {
        return escalation.open() && beginner(escalation, Actor.named(username)).isPresent() && !subjects(escalation).isEmpty();
    }

    /** Begins with the risk decision; the holder of the escalation does this, or the head of service of the contract, who then decides. */
    public Attempt<ProviderPlan> begin(Change change, String subject) {
        return work.work(change, escalation -> {
            Beginner beginner = beginner(escalation, change.actor()).orElse(null);
            if (!escalation.open()) {
                return Attempt.notNow(escalation.reference() + " is closed.");
            }
            if (beginner == null) {
                return Attempt.notAllowed("Only the holder of the escalation, or the head of service of the contract, begins the improvement of a provider.");
            }
            if (!subjects(escalation).contains(subject)) {
                return Attempt.invalid("Choose a provider of this escalation for which nothing is in force yet.");
            }
            UUID id = UUID.randomUUID();
            int tier = beginner.tier();
            Actor actor = beginner.actor();
            Instant due = work.due(plans.limit(ProviderStep.RISK_DECISION));
            plans.insert(id, escalation.id(), subject, tier, actor, processes.start(id, due));
            plans.begin(id, ProviderStep.RISK_DECISION, due, work.at(tier, escalation.unit()).username());
            work.tell(escalation, actor, Happening.PROVIDER_PLAN_BEGUN, subject + ": the risk is to be decided by "
                    + BusinessTime.write(BusinessTime.dayOf(due)));
            return Attempt.done(plans.find(id).orElseThrow());
        });
    }

    /** Who begins an improvement, and at which tier it is decided then. */
    private record Beginner(int tier, Actor actor) {
    }

    private Optional<Beginner> beginner(Escalation escalation, Actor actor) {
        return work.as(actor, holder(escalation)).map(as -> new Beginner(escalation.turn().tier(), as))
                .or(() -> work.headOfService(escalation.unit())
                        .flatMap(head -> work.as(actor, head.username()).map(as -> new Beginner(head.tier(), as))));
    }

    /** Decides the step that waits. */
    public Attempt<ProviderPlan> decide(Change change, UUID id, ProviderDecision decision) {
        return inForce(change, id, (escalation, plan) -> {
            String decider = decider(escalation, plan);
            Actor actor = work.as(change.actor(), decider).orElse(null);
            if (actor == null) {
                return Attempt.notAllowed("“" + Objects.requireNonNull(plan.step()).word() + "” is decided by "
                        + Objects.requireNonNullElse(decider, "nobody yet, the post is vacant")
                        + (plan.step() == ProviderStep.LIFTING ? ", the tier above, never by who decided a step before." : "."));
            }
            String problem = problem(plan, decision);
            return problem != null ? Attempt.invalid(problem) : Attempt.done(decided(escalation, plan, decision, actor));
        });
    }

    /** Ends it early, because it is no longer needed; the tier above does this with the reason. */
    public Attempt<ProviderPlan> end(Change change, UUID id, String reason) {
        return inForce(change, id, (escalation, plan) -> {
            String judge = judge(escalation, plan);
            Actor actor = work.as(change.actor(), judge).orElse(null);
            if (actor == null) {
                return Attempt.notAllowed("It is ended early by the tier above, never by who decided a step of it: "
                        + Objects.requireNonNullElse(judge, "the post is vacant") + ".");
            }
            if (FreeText.emptyOrTooLong(reason)) {
                return Attempt.invalid("Say why it is no longer needed, in at most " + FreeText.LONGEST + " characters.");
            }
            processes.end(plan.process());
            plans.end(plan.id(), ProviderPlan.State.ENDED, actor, reason.strip());
            work.tell(escalation, actor, Happening.PROVIDER_PLAN_ENDED, plan.subject() + ": " + reason.strip());
            return Attempt.done(plans.find(plan.id()).orElseThrow());
        });
    }

    /** Whether a person decides the step that waits. */
    public boolean mayDecide(Escalation escalation, ProviderPlan plan, String username) {
        return plan.state() == ProviderPlan.State.LIVE && work.as(Actor.named(username), decider(escalation, plan)).isPresent();
    }

    /** Whether a person may end it early. */
    public boolean mayEnd(Escalation escalation, ProviderPlan plan, String username) {
        return plan.state() == ProviderPlan.State.LIVE && work.as(Actor.named(username), judge(escalation, plan)).isPresent();
    }

    /** Who decides the step that waits: the holder at its tier, for the lifting the tier above. */
    @Nullable String decider(Escalation escalation, ProviderPlan plan) {
        return plan.step() == ProviderStep.LIFTING ? judge(escalation, plan) : work.at(plan.tier(), escalation.unit()).username();
    }

    private @Nullable String judge(Escalation escalation, ProviderPlan plan) {
        Set<String> partakers = new HashSet<>(plan.begunBy().people());
        plan.passes().stream().filter(pass -> pass.step() != ProviderStep.LIFTING).map(ProviderPlan.Pass::decidedBy).filter(Objects::nonNull)
                .forEach(actor -> partakers.addAll(actor.people()));
        Optional.ofNullable(work.at(plan.tier(), escalation.unit()).username()).ifPresent(partakers::add);
        return work.judgeAbove(plan.tier(), escalation.unit(), partakers);
    }

    private @Nullable String holder(Escalation escalation) {
        return work.at(escalation.turn().tier(), escalation.unit()).username();
    }

    private Attempt<ProviderPlan> inForce(Change change, UUID id, BiFunction<Escalation, ProviderPlan, Attempt<ProviderPlan>> decision) {
        return work.work(change, escalation -> {
            ProviderPlan plan = plans.find(id).filter(each -> each.escalation().equals(escalation.id())).orElse(null);
            if (plan == null) {
                return Attempt.notFound(escalation.reference() + " has no such improvement of a provider.");
            }
            return plan.state() == ProviderPlan.State.LIVE ? decision.apply(escalation, plan)
                    : Attempt.notNow("This is over: " + plan.state().word() + ".");
        });
    }

    private @Nullable String problem(ProviderPlan plan, ProviderDecision decision) {
        if (FreeText.emptyOrTooLong(decision.reason())) {
            return "Say why you decide so, in at most " + FreeText.LONGEST + " characters.";
        }
        if (decision.consequence() == null) {
            return "Choose the consequence under the contract: " + Arrays.stream(Consequence.values()).map(Consequence::word)
                    .collect(Collectors.joining(", ")) + ".";
        }
        if (plan.step() == ProviderStep.SUSPENSION && decision.consequence() != Consequence.SUSPENSION_OF_PLACEMENTS
                && decision.consequence() != Consequence.TERMINATION_NOTICE) {
            return "The risk decision stops new placements: choose " + Consequence.SUSPENSION_OF_PLACEMENTS.word() + " or "
                    + Consequence.TERMINATION_NOTICE.word() + ".";
        }
        if (plan.step() == ProviderStep.LIFTING && decision.lift() && decision.consequence() != Consequence.NONE) {
            return "Consequences that are lifted leave none: choose " + Consequence.NONE.word() + ".";
        }
        return dateProblem(plan, decision);
    }

    private @Nullable String dateProblem(ProviderPlan plan, ProviderDecision decision) {
        LocalDate day = decision.takesEffectOn();
        if (decision.consequence() == Consequence.NONE) {
            return day == null ? null : "Without a consequence there is no day from which it holds: leave the day empty.";
        }
        LocalDate first = BusinessTime.dayOf(plan.begunAt());
        LocalDate last = BusinessTime.dayOf(clock.instant()).plusYears(1);
        return day != null && !day.isBefore(first) && !day.isAfter(last) ? null
                : "Enter from which day the consequence holds, from " + BusinessTime.write(first) + " to " + BusinessTime.write(last) + ".";
    }

    private ProviderPlan decided(Escalation escalation, ProviderPlan plan, ProviderDecision decision, Actor actor) {
        ProviderStep step = Objects.requireNonNull(plan.step());
        boolean suspend = step == ProviderStep.RISK_DECISION ? decision.suspend() : plan.suspend();
        boolean lifted = step == ProviderStep.LIFTING && decision.lift();
        ProviderStep next = step.next(suspend, lifted);
        plans.decide(plan, decision, actor);
        Instant due = work.due(plans.limit(next == null ? step : next));
        processes.moveOn(plan.process(), step.diagramId(), new Branches(suspend, lifted), due);
        if (next == null) {
            plans.end(plan.id(), ProviderPlan.State.LIFTED, actor, decision.reason());
            work.tell(escalation, actor, Happening.PROVIDER_CONSEQUENCES_LIFTED, plan.subject() + ": " + decision.reason());
            return plans.find(plan.id()).orElseThrow();
        }
        plans.begin(plan.id(), next, due, null);
        ProviderPlan begun = plans.find(plan.id()).orElseThrow();
        String owner = decider(escalation, begun);
        plans.owner(plan.id(), owner);
        work.tell(escalation, actor, Happening.PROVIDER_STEP_DECIDED, plan.subject() + ", “" + step.word() + "”: " + words(decision)
                + ". Next “" + next.word() + "” by " + BusinessTime.write(BusinessTime.dayOf(due)));
        if (owner != null && !owner.equals(actor.username())) {
            work.notify(escalation.id(), List.of(owner), "The improvement of " + plan.subject() + " waits for you: " + next.word());
        }
        return plans.find(plan.id()).orElseThrow();
    }

    private static String words(ProviderDecision decision) {
        Consequence consequence = Objects.requireNonNull(decision.consequence());
        return consequence.word() + (decision.takesEffectOn() == null ? "" : " from " + BusinessTime.write(decision.takesEffectOn()))
                + ". " + decision.reason();
    }
}

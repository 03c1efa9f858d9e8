package plumbline.escalation.provider;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumbline.core.Actor;
import plumbline.escalation.EscalationId;

/**
 * What is done with a provider.
 *
 * @param subject the reference of the location or provider
 * @param step    where it is now; {@code null} when it is over
 * @param tier    the tier that holds the step
 * @param suspend whether the risk decision stops new placements
 * @param endedBy who lifted the consequences or ended it early
 * @param passes  every step begun so far, the first one first
 */
public record ProviderPlan(UUID id, EscalationId escalation, String subject, State state, @Nullable ProviderStep step, int tier, boolean suspend,
                           Actor begunBy, Instant begunAt, @Nullable Actor endedBy, @Nullable Instant endedAt, @Nullable String endReason,
                           String process, List<Pass> passes) {

    /** Where it is in its life. */
    public enum State {
        LIVE("In force"),
        LIFTED("Consequences lifted"),
        ENDED("Ended early");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The words people read. */
        public String word() {
            return word;
        }
    }

    /**
     * One pass of a step.
     *
     * @param dueAt         the last moment for deciding it
     * @param owner         who has to decide; {@code null} when the post is vacant
     * @param overdueAt     when its limit first passed
     * @param consequence   what the decision means under the contract; {@code null} until it is decided
     * @param takesEffectOn from which day on; {@code null} without a consequence
     * @param lifted        whether the consequences were lifted; for the last step only
     */
    public record Pass(int number, ProviderStep step, Instant startedAt, Instant dueAt, @Nullable String owner, @Nullable Instant overdueAt,
                       @Nullable Actor decidedBy, @Nullable Instant decidedAt, String reason, @Nullable Consequence consequence,
                       @Nullable LocalDate takesEffectOn, @Nullable Boolean lifted) {
    }

    /** The pass that waits to be decided; only while it is in force. */
    public Pass now() {
        return passes.get(passes.size() - 1);
    }

    /** The same with its passes. */
    ProviderPlan with(List<Pass> those) {
        return new ProviderPlan(id, escalation, subject, state, step, tier, suspend, begunBy, begunAt, endedBy, endedAt, endReason, process, those);
    }
}

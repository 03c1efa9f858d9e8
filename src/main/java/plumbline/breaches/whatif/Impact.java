package plumbline.breaches.whatif;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.evaluation.RunId;
import plumbline.standards.AsAt;
import plumbline.standards.Outcome;

/**
 * What changed rules would do to the breaches of the council if they were in force, or other facts if they were known.
 *
 * @param contentHash names what was tried: the hash of the changed files or words
 * @param baseVersion the rule set version they would change
 * @param standards   the standards that the change reaches
 * @param run         the completed run it is compared with, or {@code null} when there is none yet
 * @param asAt        the moment it judges as at: that of the run
 * @param newFacts    of how many people something else is known than that run knew; with none, what is promised is exact
 * @param parts       how many parts there are to judge; 0 until they are known
 * @param ofFacts     what it looks at, in a sentence, when other facts are tried instead of other rules; else {@code null}
 * @param problem     why it failed, in words, or {@code null}
 */
public record Impact(ImpactId id, String contentHash, int baseVersion, List<StandardId> standards, @Nullable RunId run, AsAt asAt, int newFacts,
                     State state, int parts, int partsDone, String startedBy, Instant startedAt, @Nullable Instant endedAt,
                     @Nullable String ofFacts, @Nullable String problem) {

    public Impact {
        standards = List.copyOf(standards);
    }

    /** How far it is. */
    public enum State {
        RUNNING("Working"),
        COMPLETED("Complete"),
        CANCELLED("Cancelled"),
        FAILED("Failed");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The word people read. */
        public String word() {
            return word;
        }
    }

    /** What happens to one breach. */
    public enum Effect {
        OPENS("Would open"),
        CLEARS("Would clear"),
        CHANGES("Would change severity"),
        /** It tests clean, but facts that its standard asks for may be missing, and until they have come nothing clears. */
        WAITS("Would clear once late data has come"),
        /** The rule would no longer find it, but nothing says that it is put right, so it stays open. */
        STAYS_OPEN("Would stay open, though the rule no longer finds it");

        private final String word;

        Effect(String word) {
            this.word = word;
        }

        /** The words people read. */
        public String word() {
            return word;
        }
    }

    /** How many breaches of a standard in a unit have an effect. */
    public record Count(Effect effect, StandardId standard, UnitId unit, int breaches) {
    }

    /**
     * How many breaches about a provider, by itself or by one of its locations, have an effect.
     *
     * @param provider its id, as the regulator gives it
     */
    public record AtProvider(String provider, String name, Effect effect, int breaches) {
    }

    /** How many findings of an outcome there were in the run before, and would be. */
    public record OutcomeCount(StandardId standard, Outcome outcome, int before, int after) {
    }

    /**
     * One rate before and after; {@code null} where there is none.
     *
     * @param ref the unit, or the provider
     */
    public record Rate(StandardId standard, String ref, UnitId unit, String period, @Nullable Outcome outcomeBefore, @Nullable String before,
                       @Nullable Outcome outcomeAfter, @Nullable String after) {
    }

    /** How many duties of a standard would be due at another moment. */
    public record MovedDeadline(StandardId standard, Instant before, Instant after, int duties) {
    }

    /** How many breaches were open at the end of a month by the rules in force, and would have been. */
    public record MonthEnd(LocalDate day, int before, int after) {
    }

    /** How much is done, 0 to 100. */
    public int percentDone() {
        return parts == 0 ? 0 : partsDone * 100 / parts;
    }

    /** About how long it still takes; empty before the first part and after the last. */
    public Optional<Duration> left(Instant now) {
        return state != State.RUNNING || partsDone == 0 ? Optional.empty()
                : Optional.of(Duration.between(startedAt, now).multipliedBy(parts - partsDone).dividedBy(partsDone));
    }

    /** How many breaches have each effect. */
    public static Map<Effect, Integer> totals(List<Count> counts) {
        Map<Effect, Integer> totals = new EnumMap<>(Effect.class);
        counts.forEach(count -> totals.merge(count.effect(), count.breaches(), Integer::sum));
        return totals;
    }
}

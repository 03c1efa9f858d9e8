package plumbline.studio;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.Page;
import plumbline.core.UnitId;
import plumbline.evaluation.Finding;
import plumbline.evaluation.FindingFilter;
import plumbline.evaluation.Findings;
import plumbline.organisation.Organisation;
import plumbline.studio.TargetFile.Milestone;

/**
 * Where rates and indicators are on the way to their targets: the latest figure of the council as a whole against the last step whose
 * day has passed. Between two steps nothing more is asked than at the one before.
 */
@Component
public class Trajectories {

    private static final String VALUE = "value";

    /**
     * Where one of them is.
     *
     * @param step   what was to be reached, and by when
     * @param period of the latest figure
     * @param value  the latest figure, in the unit of the target
     * @param behind whether it is worse than the step
     * @param told   who was told of that; {@code null} when nobody was
     */
    public record Progress(TargetDrafting.Target target, Milestone step, String period, BigDecimal value, boolean behind, @Nullable Told told) {

        /** In words. */
        public String words() {
            String figure = value.toPlainString() + " for " + period + ", the latest figure, ";
            String aim = step.value().toPlainString() + ", which was to be reached by " + BusinessTime.write(step.day());
            return behind ? "Behind its trajectory: " + figure + "is worse than " + aim + "." : "On its trajectory: " + figure + "is as good as " + aim + ", or better.";
        }
    }

    /** Somebody who was told, and when. */
    public record Told(String username, Instant at) {
    }

    private final TargetDrafting targets;
    private final Findings findings;
    private final TrajectoryTable told;
    private final Organisation organisation;
    private final Clock clock;

    Trajectories(TargetDrafting targets, Findings findings, TrajectoryTable told, Organisation organisation, Clock clock) {
        this.targets = targets;
        this.findings = findings;
        this.told = told;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** By standard; those without a trajectory, without a step that has passed or without a figure are left out. */
    public Map<String, Progress> progress() {
        if (targets.inForce().ways().isEmpty()) {
            return Map.of();
        }
        Map<String, Progress> progress = new TreeMap<>();
        UnitId council = organisation.council().id();
        targets.targets().stream().filter(target -> target.way() != null)
                .forEach(target -> progress(target, council).ifPresent(found -> progress.put(target.standard().id().value(), found)));
        return progress;
    }

    private Optional<Progress> progress(TargetDrafting.Target target, UnitId council) {
        LocalDate today = BusinessTime.dayOf(clock.instant());
        return passed(target.way(), today).flatMap(step -> latest(target, council).map(finding -> {
            BigDecimal value = new BigDecimal(finding.values().get(VALUE));
            boolean behind = target.lines().worse(value, step.value());
            return new Progress(target, step, finding.period(), value, behind, behind ? told.of(target.standard().id().value(), step.day()).orElse(null) : null);
        }));
    }

    /** The last step whose day is over. */
    static Optional<Milestone> passed(TargetFile.@Nullable Way way, LocalDate today) {
        return way == null ? Optional.empty() : way.trajectory().stream().filter(step -> step.day().isBefore(today)).max(Comparator.comparing(Milestone::day));
    }

    private Optional<Finding> latest(TargetDrafting.Target target, UnitId council) {
        FindingFilter filter = new FindingFilter(Optional.empty(), Optional.of(target.standard().id()), Optional.of(council.value()), Optional.empty(), Optional.empty());
        Page<Finding> first = findings.find(filter, 1);
        return Stream.concat(first.items().stream(), IntStream.rangeClosed(2, first.pages()).mapToObj(page -> findings.find(filter, page)).flatMap(page -> page.items().stream()))
                .filter(finding -> finding.values().containsKey(VALUE)).max(Comparator.comparing(Finding::period));
    }
}

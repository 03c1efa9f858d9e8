package plumbline.studio;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.standards.Standard;

/** Whether a target is specific, measurable, achievable, relevant and time-bound, and what is missing where it is not. */
public final class SmartCheck {

    /**
     * One of the five.
     *
     * @param name  for example {@code Specific}
     * @param fine  whether nothing is missing
     * @param words what shows it, or what is missing and how to mend it
     */
    public record Point(String name, boolean fine, String words) {
    }

    private SmartCheck() {
    }

    /**
     * Checks the target of a standard.
     *
     * @param measured whether the latest evaluation had a figure for it
     * @param way      where it starts from and how it is to be reached; {@code null} when nobody has said
     */
    static List<Point> of(Standard standard, TargetLines lines, boolean measured, TargetFile.@Nullable Way way, LocalDate today) {
        return List.of(specific(lines), measured ? new Point("Measurable", true, "The latest evaluation had a figure for it.")
                : new Point("Measurable", false, "The latest evaluation had no figure for it. See which feed it needs on its page, and have that imported."),
                achievable(lines, way), relevant(standard), timeBound(way, today));
    }

    private static Point specific(TargetLines lines) {
        if (lines.green() == null) {
            return new Point("Specific", false, "No sentence says when it is green. Change its rule and add one, such as: green is 90 percent or more.");
        }
        return lines.polarity() == TargetLines.Polarity.UNKNOWN ? new Point("Specific", false, "Its green line does not say which way is better: " + lines.green() + ".")
                : new Point("Specific", true, "Green is " + lines.green() + ". " + lines.polarity().word() + ".");
    }

    private static Point achievable(TargetLines lines, TargetFile.@Nullable Way way) {
        String name = "Achievable";
        if (way == null) {
            return new Point(name, false, "Nobody has said where it starts from and in which steps it is to be reached. Add a baseline and a trajectory.");
        }
        BigDecimal before = way.baseline();
        List<String> back = new ArrayList<>();
        for (TargetFile.Milestone step : way.trajectory()) {
            if (lines.worse(step.value(), before)) {
                back.add(step.value().toPlainString() + " by " + BusinessTime.write(step.day()) + " is worse than " + before.toPlainString() + " before it");
            }
            before = step.value();
        }
        if (!back.isEmpty()) {
            return new Point(name, false, String.join("; ", back) + ". Let each step be as good as the one before or better.");
        }
        Optional<Boolean> met = lines.met(way.last().value());
        String steps = "From " + way.baseline().toPlainString() + " to " + String.join(", ", way.steps());
        return met.isPresent() && !met.get()
                ? new Point(name, false, steps + ". That does not meet the target, which is " + lines.green() + ". Add a step that does, or change the target.")
                : new Point(name, true, steps + ".");
    }

    private static Point relevant(Standard standard) {
        String serves = standard.visionOutcome() != null ? standard.visionOutcome() : standard.quadrant();
        return serves == null ? new Point("Relevant", false, "It names neither an outcome of the council's vision nor a quadrant of the scorecard. Add one to its rule.")
                : new Point("Relevant", true, (standard.visionOutcome() != null ? "It serves the outcome: " : "Quadrant of the scorecard: ") + serves + ".");
    }

    private static Point timeBound(TargetFile.@Nullable Way way, LocalDate today) {
        if (way == null) {
            return new Point("Time-bound", false, "It has no day by which it is to be reached. Add a trajectory.");
        }
        String day = BusinessTime.write(way.last().day());
        return way.last().day().isBefore(today) ? new Point("Time-bound", false, "Its last step was for " + day + ", which has passed. Add a later one.")
                : new Point("Time-bound", true, "To be reached by " + day + ".");
    }
}

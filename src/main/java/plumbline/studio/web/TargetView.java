package plumbline.studio.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.studio.SmartCheck;
import plumbline.studio.TargetDrafting;

/**
 * A target as people see it and as the API gives it.
 *
 * @param target     when the standard is green, in the words of its rule
 * @param tolerance  when it is still amber
 * @param polarity   which way is better
 * @param baseline   the value it starts from and the day of it; {@code null} when nobody has said
 * @param trajectory the values that are to be reached, each with its day
 * @param smart      whether it is specific, measurable, achievable, relevant and time-bound
 */
record TargetView(String standard, String heading, String target, String tolerance, String polarity, @Nullable String baseline, List<String> trajectory, String owner,
                  List<SmartCheck.Point> smart, int smartPoints) {

    static TargetView of(TargetDrafting.Target target) {
        return new TargetView(target.standard().id().value(), target.standard().title(), Objects.requireNonNullElse(target.lines().green(), "Not said"),
                Objects.requireNonNullElse(target.lines().amber(), "None"), target.lines().polarity().word(),
                target.way() == null ? null : target.way().baseline().toPlainString() + " on " + BusinessTime.write(target.way().measuredOn()),
                target.way() == null ? List.of() : target.way().steps(), target.standard().ownerTier(), target.smart(), target.smartPoints());
    }
}

package plumbline.studio.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.studio.SmartCheck;
import plumbline.studio.TargetDrafting;
import plumbline.studio.Trajectories;

/**
 * A target as people see it and as the API gives it.
 *
 * @param target     when the standard is green, in the words of its rule
 * @param tolerance  when it is still amber
 * @param polarity   which way is better
 * @param baseline   the value it starts from and the day of it; {@code null} when nobody has said
 * @param trajectory the values that are to be reached, each with its day
 * @param progress   where it is on its trajectory, in words; {@code null} when that cannot be told
 * @param behind     whether it is behind
 * @param smart      whether it is specific, measurable, achievable, relevant and time-bound
 */
record TargetView(String standard, String heading, String target, String tolerance, String polarity, @Nullable String baseline, List<String> trajectory,
                  @Nullable String progress, boolean behind, String owner, List<SmartCheck.Point> smart, int smartPoints) {

    /** @param progress {@code null} when it has no trajectory, no step of it has passed, or there is no figure */
    static TargetView of(TargetDrafting.Target target, Trajectories.@Nullable Progress progress) {
        return new TargetView(target.standard().id().value(), target.standard().title(), Objects.requireNonNullElse(target.lines().green(), "Not said"),
                Objects.requireNonNullElse(target.lines().amber(), "None"), target.lines().polarity().word(),
                target.way() == null ? null : target.way().baseline().toPlainString() + " on " + BusinessTime.write(target.way().measuredOn()),
                target.way() == null ? List.of() : target.way().steps(),
                progress == null ? null : progress.words() + told(progress), progress != null && progress.behind(), target.standard().ownerTier(), target.smart(), target.smartPoints());
    }

    private static String told(Trajectories.Progress progress) {
        return !progress.behind() ? "" : progress.told() == null ? " Whoever owns it is told on My work after the next run, once somebody holds the post."
                : " " + progress.told().username() + " was told on " + BusinessTime.write(progress.told().at()) + ".";
    }
}

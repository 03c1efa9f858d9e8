package plumbline.escalation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as somebody drafts it: answers to the four questions of the improvement cycle and three or four actions.
 *
 * @param goal    what is our goal, and are we meeting it?
 * @param reason  why did we have the impact we did? The hypothesis that the re-test will put to the test.
 * @param change  what will we do differently?
 * @param success how will we know that it worked?
 */
public record PlanDraft(String goal, String reason, String change, String success, List<ActionDraft> actions) {

    /** The fewest and the most actions of a plan: fewer is not a plan, more is not carried out. */
    public static final int FEWEST_ACTIONS = 3;
    public static final int MOST_ACTIONS = 4;

    public PlanDraft {
        goal = goal.strip();
        reason = reason.strip();
        change = change.strip();
        success = success.strip();
        actions = List.copyOf(actions);
    }

    /**
     * One action.
     *
     * @param owner          the sign-in name of the post holder who does it
     * @param dueOn          the last day; {@code null} when none was given
     * @param successMeasure how its owner shows that it worked
     * @param vehicle        through what it is done, one of {@link Vehicle} by its name or its words
     */
    public record ActionDraft(String title, String owner, @Nullable LocalDate dueOn, String successMeasure, String vehicle) {
        public ActionDraft {
            title = title.strip();
            owner = owner.strip();
            successMeasure = successMeasure.strip();
            vehicle = vehicle.strip();
        }
    }
}

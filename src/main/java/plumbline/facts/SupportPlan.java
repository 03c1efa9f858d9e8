package plumbline.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * A care and support plan.
 *
 * @param signedOffOn the day the plan was signed off
 */
public record SupportPlan(String ref, long personId, String personRef, UnitId unit, @Nullable LocalDate signedOffOn) implements Fact {
}

package plumbline.standards;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stage 1 makes of one partition.
 *
 * @param judgements what every case standard says about every subject in its scope
 * @param rateCases  what every rate standard counts
 * @param changes    the earliest later moment from which on the same facts of a person are judged otherwise, by the person's
 *                   reference, under {@code null} for facts about nobody; who is not there is judged the same for good
 */
public record CaseResults(List<Judgement> judgements, List<RateCase> rateCases, Map<@Nullable String, Instant> changes) {
}

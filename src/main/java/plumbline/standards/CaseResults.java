package plumbline.standards;

import java.util.List;

/**
 * What stage 1 makes of one partition.
 *
 * @param judgements what every case standard says about every subject in its scope
 * @param rateCases  what every rate standard counts
 */
public record CaseResults(List<Judgement> judgements, List<RateCase> rateCases) {
}

package plumbline.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.standards.Outcome;
import plumbline.standards.Subject;

/**
 * What one standard said about one subject in one run. Evidence: stored once, never changed.
 *
 * @param period      which duty of the subject it is about
 * @param open        whether the duty is still to be done
 * @param explanation one paragraph of plain English with the actual values
 * @param steps       the clock's steps in order
 * @param values      the values used, for machines
 */
public record Finding(RunId run, StandardId standard, Subject subject, String period, UnitId unit, Outcome outcome,
                      @Nullable Severity severity, @Nullable Instant deadline, boolean open, String explanation,
                      List<String> steps, Map<String, String> values) {
}

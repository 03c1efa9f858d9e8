package plumbline.standards.judging;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumbline.core.TimeLimit;

/**
 * One run of a clock: a duty that begins once and is done once. A duty that repeats has several.
 *
 * @param startWords says what started it, as a whole sentence without the full stop
 * @param needsAll   whether the last of several stops counts, so that all are needed, instead of the first
 */
record Turn(Moment start, Supplier<String> startWords, List<StopRule> stops, boolean needsAll, TimeLimit limit, @Nullable DueSoon dueSoon) {
}

package plumbline.standards.examples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.core.Deadline;
import plumbline.standards.Judgement;
import plumbline.standards.RateCase;

/**
 * How an expectation would have to be written for what came out. Only what the expectation speaks of is said, and the severity
 * of whatever is a breach: an author who left the deadline open meant to.
 */
final class TakingOver {

    private static final String NOTHING_SAID = "no finding";
    private static final String NOT_COUNTED = "no";

    private TakingOver() {
    }

    /** For what a standard said; empty when it said several things, of which nobody but the author can choose. */
    static String judged(Expectation expectation, List<Judgement> found) {
        WrittenExpectation written = expectation.written();
        if (written == null || found.size() > 1) {
            return "";
        }
        Map<String, @Nullable String> changes = new LinkedHashMap<>();
        changes.put("counts", null);
        if (found.isEmpty()) {
            changes.put("outcome", NOTHING_SAID);
            List.of("severity", "deadline", "open", "says").forEach(name -> changes.put(name, null));
        } else {
            say(found.get(0), expectation, written, changes);
        }
        return written.with(changes);
    }

    private static void say(Judgement found, Expectation expectation, WrittenExpectation written, Map<String, @Nullable String> changes) {
        changes.put("outcome", words(found.outcome()));
        changes.put("severity", found.severity() == null ? null : found.severity().name());
        if (written.values().containsKey("deadline")) {
            changes.put("deadline", deadline(found.deadline(), expectation.deadlineInstant() != null));
        }
        if (written.values().containsKey("open")) {
            changes.put("open", found.open() ? "yes" : "no");
        }
        if (expectation.says() != null && !found.explanation().text().contains(expectation.says())) {
            changes.put("says", null);
        }
    }

    /** For how it counted in a rate; empty when it counted several times. */
    static String counted(Expectation expectation, List<RateCase> counted) {
        WrittenExpectation written = expectation.written();
        if (written == null || counted.size() > 1) {
            return "";
        }
        Map<String, @Nullable String> changes = new LinkedHashMap<>();
        changes.put("outcome", null);
        changes.put("counts", counted.isEmpty() ? NOT_COUNTED : words(counted.get(0).part()));
        return written.with(changes);
    }

    /** A constant as authors write it. */
    static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static @Nullable String deadline(@Nullable Deadline deadline, boolean toTheMinute) {
        if (deadline == null) {
            return null;
        }
        return toTheMinute ? deadline.at().atZone(BusinessTime.ZONE).toOffsetDateTime().toString() : deadline.lastDay().toString();
    }
}

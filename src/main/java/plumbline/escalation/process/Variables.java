package plumbline.escalation.process;

import java.time.Instant;
import java.util.Date;
import java.util.Map;

/** The only variables a process has: ids, a tier, dates and the branch to take. */
final class Variables {

    static final String ESCALATION = "escalationId";
    static final String ACTION = "actionId";
    static final String PLAN = "planId";
    static final String TIER = "tier";
    static final String STEP_DUE = "stepDue";
    static final String OUTER_DUE = "outerDue";
    static final String OUTCOME = "outcome";

    private Variables() {
    }

    static Map<String, Object> of(Wait wait) {
        return Map.of(TIER, wait.tier(), STEP_DUE, firstMomentAfter(wait.dueAt()));
    }

    /** Deadlines are inclusive, so a timer fires with the first whole second that is too late. */
    static Date firstMomentAfter(Instant deadline) {
        return Date.from(deadline.plusSeconds(1));
    }
}

package plumbline.escalation.web;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumbline.breaches.Breach;
import plumbline.core.Page;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationSummary;
import plumbline.identity.SignedInUser;

/**
 * A part of the page of one escalation.
 *
 * @param name what its template finds it by
 * @param show what the template shows; {@code null} when there is nothing to
 */
record PageSection(String name, Function<Seen, @Nullable Object> show) {

    /** What the page is about, and who looks. */
    record Seen(EscalationSummary summary, Page<Breach> cases, SignedInUser user, Words words) {

        Escalation escalation() {
            return summary.escalation();
        }

        String username() {
            return user.username();
        }
    }
}

package plumbline.escalation.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumbline.escalation.Change;
import plumbline.escalation.EscalationId;
import plumbline.identity.SignedInUser;

/** What a signed-in person sent, as the changes of an escalation say it. */
final class Changes {

    private Changes() {
    }

    /** @param version the version the person saw; {@code null} when a program asks and takes it as it is */
    static Change of(UUID escalation, @Nullable Integer version, SignedInUser user) {
        return new Change(new EscalationId(escalation), version, user.actor());
    }
}

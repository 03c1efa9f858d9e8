package plumbline.studio.web;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.identity.SignedInUser;
import plumbline.studio.ChangeRequest;

/** Tells whoever opens a draft to write in it that somebody else may be doing so. */
@Component
class StillWriting {

    private static final Duration A_WHILE = Duration.ofMinutes(30);

    private final Clock clock;

    StillWriting(Clock clock) {
        this.clock = clock;
    }

    /** Who else wrote a while ago, and may still be writing, in words; {@code null} for nobody. */
    @Nullable String other(ChangeRequest request, SignedInUser user) {
        boolean lately = request.changedAt().isAfter(clock.instant().minus(A_WHILE));
        return !lately || request.changedBy().equals(user.actor().words()) ? null
                : request.changedBy() + " saved this draft on " + BusinessTime.write(request.changedAt()) + " and may still be writing. Whoever saves second is told, and nothing is overwritten.";
    }
}

package plumbline.studio;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.core.Attempt;
import plumbline.core.FreeText;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSetPublication;
import plumbline.standards.RuleSetPublication.NewVersion;
import plumbline.standards.RuleSetPublication.Published;
import plumbline.standards.RuleSetVersion;
import plumbline.standards.StoredVersion;

/** Brings an earlier version back in one step, as a new version. */
@Component
public class RollingBack {

    private final ChangeRequestTable requests;
    private final RuleSetHistory history;
    private final RuleSetPublication publication;
    private final ChangeStory story;
    private final AuditTrail audit;

    RollingBack(ChangeRequestTable requests, RuleSetHistory history, RuleSetPublication publication, ChangeStory story, AuditTrail audit) {
        this.requests = requests;
        this.history = history;
        this.publication = publication;
        this.story = story;
        this.audit = audit;
    }

    /** Whether a person may bring a version back. */
    public static boolean may(SignedInUser user) {
        return user.role() == Role.POLICY_APPROVER || user.role() == Role.DIRECTOR;
    }

    /** Puts the files of an earlier version in force as the next version. */
    @Transactional
    public Attempt<RuleSetVersion> restore(SignedInUser user, int number, String reason) {
        if (!may(user)) {
            return Attempt.notAllowed("A policy approver or a director restores an earlier version.");
        }
        Optional<StoredVersion> wanted = history.stored(number);
        if (wanted.isEmpty()) {
            return Attempt.notFound("There is no version " + number + ".");
        }
        if (FreeText.emptyOrTooLong(reason)) {
            return Attempt.invalid("reason", "Say why the earlier version is brought back, in at most " + FreeText.LONGEST + " characters.");
        }
        if (publication.holdNewest() == number) {
            return Attempt.notNow("Version " + number + " is in force already.");
        }
        Published published = publication.publish(new NewVersion(history.files(number), user.actor(), reason.strip(), null, number));
        if (published.version() == null) {
            return Attempt.notNow("Version " + number + " does not compile with this service any more: "
                    + published.problems().stream().findFirst().map(RuleProblem::words).orElse(""));
        }
        int became = published.version().number();
        audit.record(user.actor(), "rule set version restored", "rule set version", String.valueOf(became), "Files of version " + number + ". " + reason.strip());
        requests.inForceAfter(number).forEach(request -> {
            requests.rolledBack(request, user.actor());
            story.tell(request, user.actor(), "Rolled back", "Version " + became + " brings back version " + number + ". " + reason.strip());
        });
        return Attempt.done(published.version());
    }
}

package plumbline.escalation.retired;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.breaches.BreachId;
import plumbline.breaches.RetiredBreaches;
import plumbline.breaches.RetiredBreaches.Left;
import plumbline.core.Attempt;
import plumbline.core.FreeText;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.escalation.ClosingRetired;
import plumbline.escalation.Escalation;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.organisation.Organisation;
import plumbline.standards.RuleSets;
import plumbline.standards.Standard;

/**
 * What standards left that are no longer among the rules. Nothing can test their breaches clean, so their work would go on and
 * climb for good; a director closes it, with a reason, for the units they answer for. Nobody does so by doing nothing.
 */
@Component
public class RetiredStandards {

    /**
     * What one of them left.
     *
     * @param breaches    open breaches, none of which the last run said anything about
     * @param escalations open escalations of this standard
     * @param gravest     of the breaches
     */
    public record Leftover(StandardId standard, int breaches, int escalations, Severity gravest) {
    }

    private final RuleSets ruleSets;
    private final RetiredBreaches breaches;
    private final ClosingRetired closing;
    private final ClosingTable closings;
    private final Organisation organisation;
    private final AuditTrail audit;
    private final Clock clock;

    RetiredStandards(RuleSets ruleSets, RetiredBreaches breaches, ClosingRetired closing, ClosingTable closings, Organisation organisation,
                     AuditTrail audit, Clock clock) {
        this.ruleSets = ruleSets;
        this.breaches = breaches;
        this.closing = closing;
        this.closings = closings;
        this.organisation = organisation;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is left in the units that somebody answers for, the gravest first. */
    public List<Leftover> left(SignedInUser user) {
        List<UnitId> units = organisation.within(user.unit());
        return breaches.left(rules(), units).stream().map(left -> leftover(left, units)).toList();
    }

    /** What was closed, the latest first. */
    public List<StandardClosing> closed() {
        return closings.all();
    }

    /** Whether a person may close what is left. */
    public boolean may(SignedInUser user) {
        return user.role() == Role.DIRECTOR;
    }

    /** Closes what a standard left. */
    @Transactional
    public Attempt<StandardClosing> close(SignedInUser user, StandardId standard, String reason) {
        if (!may(user)) {
            return Attempt.notAllowed("Only a director closes what a retired standard left.");
        }
        if (rules().contains(standard)) {
            return Attempt.notNow(standard + " is among the rules in force, so its breaches close when it tests them clean.");
        }
        if (FreeText.emptyOrTooLong(reason)) {
            return Attempt.invalid("reason", "Say why nothing has to be done about these cases any more, in at most " + FreeText.LONGEST + " characters.");
        }
        closing.whileNothingOpens();
        int version = ruleSets.inForce().version().number();
        List<BreachId> ended = breaches.retire(standard, rules(), organisation.within(user.unit()),
                "Closed by a director: the standard is not among the rules any more (rule set version " + version + ").", clock.instant());
        return ended.isEmpty() ? Attempt.notNow("Nothing is left of " + standard + " that the last run did not judge. "
                + "Where the standard has just been taken out, wait for the next run.") : Attempt.done(closed(user, standard, reason.strip(), version, ended));
    }

    private StandardClosing closed(SignedInUser user, StandardId standard, String reason, int version, List<BreachId> ended) {
        List<Escalation> closed = closing.close(standard, ended, user.actor(), reason);
        StandardClosing made = new StandardClosing(UUID.randomUUID(), standard, reason, user.username(), version, clock.instant(), ended.size(), closed.size());
        closings.insert(made, closed);
        audit.record(user.actor(), "what a retired standard left closed", "standard", standard.value(), made.breaches() + " breaches, "
                + made.escalations() + " escalations, under rule set version " + version + ": " + reason);
        return made;
    }

    private Leftover leftover(Left left, List<UnitId> units) {
        return new Leftover(left.standard(), left.breaches(), closing.open(left.standard(), units), left.gravest());
    }

    private Set<StandardId> rules() {
        return ruleSets.inForce().standards().stream().map(Standard::id).collect(Collectors.toSet());
    }
}

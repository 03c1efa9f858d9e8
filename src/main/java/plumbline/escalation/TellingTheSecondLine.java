package plumbline.escalation;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import plumbline.core.Actor;
import plumbline.core.StandardId;
import plumbline.identity.Users;
import plumbline.organisation.SecondLine;
import plumbline.organisation.SecondLines;
import plumbline.standards.RuleSets;
import plumbline.standards.Standard;

/**
 * Tells the body that manages seconded staff from day to day of what is escalated about their casework, whenever a tier's
 * turn begins or it becomes graver. The council's tier holds it all the same: it answers for the profession.
 */
@Component
public class TellingTheSecondLine {

    private static final Set<Standard.Kind> CASEWORK = Set.of(Standard.Kind.CASE_TIMESCALE, Standard.Kind.CASEWORK_QUALITY);

    private final SecondLines lines;
    private final RuleSets ruleSets;
    private final Users users;
    private final EscalationRows escalations;
    private final Muting muting;
    private final Ladder ladder;
    private final Notices notices;
    private final Story story;

    TellingTheSecondLine(SecondLines lines, RuleSets ruleSets, Users users, EscalationRows escalations, Muting muting, Ladder ladder,
                         Notices notices, Story story) {
        this.lines = lines;
        this.ruleSets = ruleSets;
        this.users = users;
        this.escalations = escalations;
        this.muting = muting;
        this.ladder = ladder;
        this.notices = notices;
        this.story = story;
    }

    /** The post of the other body beside the tier that holds an escalation; empty when it is not about casework or there is none. */
    public Optional<SecondLine> beside(Escalation escalation) {
        return lines.beside(escalation.turn().tier(), escalation.unit()).filter(post -> isCasework(escalation.standard()));
    }

    /** Whether the holder of a post signs in here. */
    public boolean signsIn(SecondLine post) {
        return post.username().filter(users::maySignIn).isPresent();
    }

    /**
     * Before the transaction that began the turn commits, when its story is written down to the end and it is known whether it
     * is muted. Where a later turn began in it too, only that one is told of.
     */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(TierTurnBegan began) {
        Escalation then = began.escalation();
        beside(then).ifPresent(post -> escalations.find(then.id()).filter(now -> now.turn().tier() == then.turn().tier() && told(now))
                .ifPresent(now -> tell(now, post, ladder.name(now.turn().tier()) + " holds it now")));
    }

    /** As for a turn. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(BecameGraver graver) {
        Escalation then = graver.escalation();
        beside(then).ifPresent(post -> escalations.find(then.id()).filter(now -> now.severity() == then.severity() && told(now))
                .ifPresent(now -> tell(now, post, "It has become graver, from " + graver.from().word() + " to " + then.severity().word())));
    }

    private boolean told(Escalation escalation) {
        return escalation.open() && muting.parent(escalation.id()).isEmpty();
    }

    private void tell(Escalation escalation, SecondLine post, String what) {
        boolean signsIn = signsIn(post);
        if (signsIn) {
            notices.tell(escalation.id(), post.username().stream().toList(), what + "; " + post.body() + " manages the staff of this unit, so its "
                    + post.title() + " is told");
        }
        story.tell(escalation, Actor.SERVICE, Happening.INFORMED, "Second line, " + post.body() + ": " + post.title() + " ("
                + (signsIn ? post.username().orElseThrow() : "nobody with this post signs in here") + ")");
    }

    private boolean isCasework(StandardId id) {
        return ruleSets.inForce().standards().stream().anyMatch(standard -> standard.id().equals(id) && CASEWORK.contains(standard.kind()));
    }
}

package plumbline.escalation;

import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.FreeText;
import plumbline.escalation.Ladder.Place;
import plumbline.escalation.concern.Concerns;
import plumbline.escalation.concern.RaisedConcern;
import plumbline.escalation.process.Outcomes;

/**
 * The test of a concern that somebody raised by hand. No rule can say that it is put right, so a named person of the tier
 * that signs off says it, with what shows it and how the person who raised it was answered; never somebody with a part in
 * the plan.
 */
@Component
public class ConfirmingConcern {

    private final Desk desk;
    private final Approvers approvers;
    private final PlanPeople people;
    private final StandIns standIns;
    private final EscalationRows escalations;
    private final Concerns concerns;
    private final Moves moves;
    private final Story story;
    private final JdbcClient jdbc;
    private final Clock clock;

    ConfirmingConcern(Desk desk, Approvers approvers, PlanPeople people, StandIns standIns, EscalationRows escalations, Concerns concerns,
                      Moves moves, Story story, JdbcClient jdbc, Clock clock) {
        this.desk = desk;
        this.approvers = approvers;
        this.people = people;
        this.standIns = standIns;
        this.escalations = escalations;
        this.concerns = concerns;
        this.moves = moves;
        this.story = story;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The concern that an escalation is about; empty when a rule found what it carries. */
    public Optional<RaisedConcern> concernOf(EscalationId escalation) {
        return escalations.breachesOf(escalation).stream().flatMap(breach -> concerns.of(breach).stream()).findFirst();
    }

    /** The escalation of a concern; empty for the moment until one is opened. */
    public Optional<Escalation> escalationOf(RaisedConcern concern) {
        return escalations.carrying(concern.breach()).flatMap(escalations::find);
    }

    /** Confirms that it is put right; the escalation is ready for sign-off. */
    public Attempt<Escalation> confirm(Change change, String evidence, String answer) {
        return desk.workAt(Set.of(Step.RE_TEST), change, escalation -> {
            RaisedConcern concern = concernOf(escalation.id()).orElse(null);
            if (concern == null) {
                return Attempt.notNow(escalation.reference() + " was found by a rule, and only that rule can say that it is over.");
            }
            String confirmer = confirmer(escalation);
            Actor actor = standIns.as(change.actor(), confirmer).orElse(null);
            if (actor == null) {
                return Attempt.notAllowed("The tier above confirms it, and nobody with a part in the plan: "
                        + (confirmer == null ? "the post is vacant" : confirmer) + ".");
            }
            if (FreeText.emptyOrTooLong(evidence)) {
                return Attempt.invalid("evidence", "Say what shows that it is put right, in at most " + FreeText.LONGEST + " characters.");
            }
            if (FreeText.emptyOrTooLong(answer)) {
                return Attempt.invalid("answer", "Write how and when the person who raised it was answered, in at most " + FreeText.LONGEST + " characters.");
            }
            return Attempt.done(confirmed(escalation, concern, actor, evidence.strip(), answer.strip()));
        });
    }

    /** Whether a person may confirm it now. */
    public boolean may(Escalation escalation, String username) {
        return escalation.open() && escalation.turn().step() == Step.RE_TEST && concernOf(escalation.id()).isPresent()
                && standIns.acts(username, confirmer(escalation));
    }

    private Escalation confirmed(Escalation escalation, RaisedConcern concern, Actor actor, String evidence, String answer) {
        concerns.confirm(concern, actor, evidence, answer);
        jdbc.sql("update escalation set put_right_at = ? where id = ?")
                .params(EscalationRows.at(clock.instant()), escalation.id().value()).update();
        Escalation next = moves.to(escalation, Step.SIGN_OFF, Outcomes.DONE);
        story.tell(next, actor, Happening.CONCERN_CONFIRMED, "Concern " + concern.reference()
                + " is put right and whoever raised it was answered; ready for sign-off");
        return next;
    }

    /** Who signs off would sign alone what they have a part in, so whoever drafted the plan is left out as well. */
    private @Nullable String confirmer(Escalation escalation) {
        Set<String> partakers = new HashSet<>(people.owners(escalation.id()));
        partakers.addAll(people.drafters(escalation.id()));
        return approvers.toSignOff(escalation.id(), escalation.turn().tier(), escalation.unit()).map(Place::holder)
                .filter(holder -> standIns.withoutPart(holder, partakers)).orElse(null);
    }
}

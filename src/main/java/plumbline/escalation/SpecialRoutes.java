package plumbline.escalation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.FreeText;
import plumbline.escalation.Ladder.Place;

/** What the policy says beyond the ladder: whose duty it is, who else is told, and support that a head of service calls in. */
@Component
public class SpecialRoutes {

    /**
     * The routes of one escalation.
     *
     * @param duty      who has the duty when it is not the council; empty when it is
     * @param alsoTold  who outside the ladder is told
     * @param told      the tiers that know of it without holding it, with their people
     * @param support   who may be called in; empty for nobody
     * @param calledIn  when and by whom it was called in, in words; empty when it was not
     */
    public record Routes(String duty, List<String> alsoTold, List<Told> told, String support, String calledIn) {
    }

    /** A tier that knows of it. */
    public record Told(int tier, String username) {
    }

    private final Desk desk;
    private final EscalationPolicy policy;
    private final EscalationRows escalations;
    private final Ladder ladder;
    private final StandIns standIns;
    private final Story story;
    private final JdbcClient jdbc;
    private final Clock clock;

    SpecialRoutes(Desk desk, EscalationPolicy policy, EscalationRows escalations, Ladder ladder, StandIns standIns, Story story, JdbcClient jdbc, Clock clock) {
        this.desk = desk;
        this.policy = policy;
        this.escalations = escalations;
        this.ladder = ladder;
        this.standIns = standIns;
        this.story = story;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The routes of an escalation. */
    public Routes of(Escalation escalation) {
        PolicyRow row = row(escalation);
        List<Told> told = jdbc.sql("select distinct tier, username from escalation_told where escalation = ? order by tier, username").param(escalation.id().value())
                .query((line, i) -> new Told(line.getInt("tier"), line.getString("username"))).list();
        return new Routes(row.duty().equals(PolicyRow.COUNCIL) ? "" : row.duty(), row.alsoTold(), told, row.support(),
                calledIn(escalation.id()).orElse(""));
    }

    /** Calls in the support that the policy names, with a reason; the head of service over the unit does this, once. */
    public Attempt<Escalation> callIn(Change change, String reason) {
        return desk.work(change, escalation -> {
            String refusal = refusal(escalation, change.actor().username());
            Actor actor = standIns.as(change.actor(), head(escalation)).orElse(change.actor());
            if (refusal != null) {
                return Attempt.notAllowed(refusal);
            }
            if (calledIn(escalation.id()).isPresent()) {
                return Attempt.notNow("It was called in already: " + calledIn(escalation.id()).get() + ".");
            }
            if (FreeText.emptyOrTooLong(reason)) {
                return Attempt.invalid("Say what the support is needed for, in at most " + FreeText.LONGEST + " characters.");
            }
            return Attempt.done(call(escalation, actor, reason.strip()));
        });
    }

    /** Whether a person may call it in now. */
    boolean mayCallIn(Escalation escalation, String username) {
        return refusal(escalation, username) == null && calledIn(escalation.id()).isEmpty();
    }

    private @Nullable String refusal(Escalation escalation, String username) {
        String support = row(escalation).support();
        if (support.isEmpty()) {
            return "The escalation policy names no support for this standard.";
        }
        String head = head(escalation);
        return standIns.acts(username, head) ? null : support + " is called in by the head of service: "
                + (head == null ? "the post is vacant" : head) + ".";
    }

    private @Nullable String head(Escalation escalation) {
        return ladder.headOfService(escalation.unit()).map(Place::holder).orElse(null);
    }

    private Escalation call(Escalation escalation, Actor actor, String reason) {
        String support = row(escalation).support();
        jdbc.sql("insert into escalation_support (escalation, support, called_by, called_at, reason) values (?, ?, ?, ?, ?)")
                .params(escalation.id().value(), support, actor.words(), EscalationRows.at(clock.instant()), reason).update();
        escalations.save(escalation);
        story.tell(escalation, actor, Happening.SUPPORT_CALLED_IN, support + ": " + reason);
        return escalation;
    }

    private Optional<String> calledIn(EscalationId escalation) {
        return jdbc.sql("select support || ', by ' || called_by || ': ' || reason from escalation_support where escalation = ?")
                .param(escalation.value()).query(String.class).optional();
    }

    private PolicyRow row(Escalation escalation) {
        return policy.rowFor(escalation.standard(), escalation.severity(), escalation.unit());
    }
}

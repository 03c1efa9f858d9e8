package plumbline.escalation;

import org.springframework.stereotype.Component;
import plumbline.core.Actor;

/** Moves an escalation up one tier, at the same step, whether a clock ran out or somebody asked for it. */
@Component
class Climb {

    private final EscalationRows escalations;
    private final Turns turns;
    private final Ladder ladder;
    private final Story story;

    Climb(EscalationRows escalations, Turns turns, Ladder ladder, Story story) {
        this.escalations = escalations;
        this.turns = turns;
        this.ladder = ladder;
        this.story = story;
    }

    /** The caller holds the row's lock and tells the process. */
    Escalation up(Escalation escalation, Actor actor, String reason) {
        Turn from = escalation.turn();
        Escalation moved = escalation.at(turns.oneTierUp(escalation));
        escalations.save(moved);
        Turn to = moved.turn();
        if (to.tier() == from.tier()) {
            story.tell(moved, actor, Happening.OVERDUE_AT_TOP,
                    "At “" + from.step().word() + "”, " + reason + ", and nobody is above " + ladder.name(to.tier()));
            return moved;
        }
        escalations.held(moved);
        story.tell(moved, actor, actor.equals(Actor.SERVICE) ? Happening.CLIMBED : Happening.HANDED_UP,
                "From " + ladder.name(from.tier()) + held(from) + " to " + ladder.name(to.tier()) + held(to) + ": at “"
                        + from.step().word() + "”, " + reason);
        return moved;
    }

    private static String held(Turn turn) {
        return turn.holder() == null ? " (nobody holds the post)" : " (" + turn.holder() + ")";
    }
}

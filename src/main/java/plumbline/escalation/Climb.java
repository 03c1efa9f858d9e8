package plumbline.escalation;

import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.escalation.Ladder.Place;

/** Moves an escalation along the ladder, at the same step, whether a clock ran out or somebody asked for it. */
@Component
class Climb {

    private final EscalationRows escalations;
    private final Turns turns;
    private final Ladder ladder;
    private final Telling telling;
    private final Story story;

    Climb(EscalationRows escalations, Turns turns, Ladder ladder, Telling telling, Story story) {
        this.escalations = escalations;
        this.turns = turns;
        this.ladder = ladder;
        this.telling = telling;
        this.story = story;
    }

    /** Its step was missed. The caller holds the row's lock and tells the process. */
    Escalation missed(Escalation escalation, String reason) {
        Turn from = escalation.turn();
        Escalation moved = escalation.at(turns.up(escalation));
        escalations.save(moved);
        Turn to = moved.turn();
        if (to.tier() == from.tier()) {
            story.tell(moved, Actor.SERVICE, Happening.OVERDUE_AT_TOP,
                    "At “" + from.step().word() + "”, " + reason + (ladder.above(to.tier(), moved.unit()).isEmpty()
                            ? ", and nobody is above " + ladder.name(to.tier())
                            : "; it goes up when more of them make it systemic, or by its outer limit"));
            return moved;
        }
        escalations.held(moved);
        tell(moved, from, Actor.SERVICE, Happening.CLIMBED, "at “" + from.step().word() + "”, " + reason);
        telling.between(moved, from.tier(), to.tier());
        telling.reachedTheDirector(moved, from.tier());
        return moved;
    }

    /** What was acknowledged and then left: open again, one tier up. The caller holds the row's lock and tells the process. */
    Escalation lapsed(Escalation escalation, String reason) {
        Turn from = escalation.turn();
        Escalation moved = escalation.at(turns.lapsed(escalation));
        escalations.save(moved);
        tell(moved, from, Actor.SERVICE, Happening.LAPSED, reason);
        if (moved.turn().tier() != from.tier()) {
            escalations.held(moved);
            telling.between(moved, from.tier(), moved.turn().tier());
            telling.reachedTheDirector(moved, from.tier());
        }
        return moved;
    }

    /** To the tier above by hand, whatever its path is. The caller holds the row's lock and tells the process. */
    Escalation byHand(Escalation escalation, Place above, Actor actor, String reason) {
        return move(escalation, above, actor, Happening.HANDED_UP, "at “" + escalation.turn().step().word() + "”, " + reason);
    }

    /** To the tier above, because so many of them are systemic. The caller holds the row's lock and tells the process. */
    Escalation systemic(Escalation escalation, Place above) {
        return move(escalation, above, Actor.SERVICE, Happening.CLIMBED, "they are systemic");
    }

    /** To a tier below by hand; a new round of turns begins. The caller holds the row's lock and tells the process. */
    Escalation down(Escalation escalation, Place below, Actor actor, String reason) {
        Escalation moved = escalation.at(turns.at(escalation, below));
        escalations.save(moved);
        tell(moved, escalation.turn(), actor, Happening.HANDED_DOWN, reason);
        escalations.held(moved);
        return moved;
    }

    /** To the tier that holds it at the latest. The caller holds the row's lock and tells the process. */
    Escalation atTheLatest(Escalation escalation, Place place, String reason) {
        return move(escalation, place, Actor.SERVICE, Happening.OUTER_LIMIT_PASSED, reason);
    }

    private Escalation move(Escalation escalation, Place place, Actor actor, Happening happening, String reason) {
        Escalation moved = escalation.at(turns.at(escalation, place));
        escalations.save(moved);
        escalations.held(moved);
        tell(moved, escalation.turn(), actor, happening, reason);
        telling.between(moved, escalation.turn().tier(), place.tier());
        telling.reachedTheDirector(moved, escalation.turn().tier());
        return moved;
    }

    private void tell(Escalation moved, Turn from, Actor actor, Happening happening, String reason) {
        Turn to = moved.turn();
        story.tell(moved, actor, happening, "From " + ladder.name(from.tier()) + held(from) + " to " + ladder.name(to.tier()) + held(to)
                + ": " + reason);
    }

    private static String held(Turn turn) {
        return turn.holder() == null ? " (nobody holds the post)" : " (" + turn.holder() + ")";
    }
}

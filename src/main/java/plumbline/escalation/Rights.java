package plumbline.escalation;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import plumbline.escalation.Ladder.Place;

/** What a person may do with an escalation as it is now, so that a page offers nothing that would be refused. */
@Component
public class Rights {

    /** One thing that can be done. */
    public enum Right { ACKNOWLEDGE, DRAFT, DECIDE, ACT, SIGN_OFF, PLAN_AGAIN, HAND_UP, HAND_DOWN, CALL_IN }

    private final Ladder ladder;
    private final Approvers approvers;
    private final PlanPeople people;
    private final Planning planning;
    private final Holding holding;
    private final SpecialRoutes routes;
    private final StandIns standIns;

    Rights(Ladder ladder, Approvers approvers, PlanPeople people, Planning planning, Holding holding,
           SpecialRoutes routes, StandIns standIns) {
        this.ladder = ladder;
        this.approvers = approvers;
        this.people = people;
        this.planning = planning;
        this.holding = holding;
        this.routes = routes;
        this.standIns = standIns;
    }

    /** What a person may do with it. */
    public Set<Right> of(Escalation escalation, String username) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        if (!escalation.open()) {
            return rights;
        }
        Turn turn = escalation.turn();
        boolean holds = standIns.acts(username, ladder.at(turn.tier(), escalation.unit()).holder());
        switch (turn.step()) {
            case ACKNOWLEDGE -> give(rights, Right.ACKNOWLEDGE, holds);
            case PLAN -> give(rights, Right.DRAFT, planning.mayDraft(escalation, username));
            case AGREE -> give(rights, Right.DECIDE, is(approvers.toAgree(escalation.id(), turn.tier(), escalation.unit()), username));
            case ACT -> give(rights, Right.ACT, people.actors(escalation.id()).stream().anyMatch(owner -> standIns.acts(username, owner)));
            case RE_TEST -> give(rights, Right.PLAN_AGAIN, holds);
            case SIGN_OFF -> give(rights, Right.SIGN_OFF,
                    is(approvers.toSignOff(escalation.id(), turn.tier(), escalation.unit()), username));
            case CLOSED -> { }
        }
        give(rights, Right.HAND_UP, holds && ladder.above(turn.tier(), escalation.unit()).isPresent());
        give(rights, Right.HAND_DOWN, holds && holding.canGoDown(escalation));
        give(rights, Right.CALL_IN, routes.mayCallIn(escalation, username));
        return rights;
    }

    /** Whose actions a person does today: their own, unless a deputy stands in, and those of whom they stand in for. */
    public Set<String> workers(String username) {
        return Set.copyOf(standIns.workers(username));
    }

    private static void give(Set<Right> rights, Right right, boolean given) {
        if (given) {
            rights.add(right);
        }
    }

    private boolean is(Optional<Place> place, String username) {
        return place.filter(found -> standIns.acts(username, found.holder())).isPresent();
    }
}

package plumbline.escalation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.escalation.Ladder.Place;

/** Where an escalation goes if nobody does anything more: every tier that is to come, with its day, before it happens. */
@Component
public class PathAhead {

    /**
     * One tier to come.
     *
     * @param holder        who holds it then, as posts are held today; {@code null} when nobody does
     * @param after         the last moment before it goes there
     * @param whateverIsDone whether it goes there even when every step is done in time
     */
    public record Ahead(int tier, @Nullable String holder, Instant after, boolean whateverIsDone) {
    }

    private final Turns turns;
    private final OuterLimits limits;
    private final Ladder ladder;
    private final Muting muting;
    private final Story story;

    PathAhead(Turns turns, OuterLimits limits, Ladder ladder, Muting muting, Story story) {
        this.turns = turns;
        this.limits = limits;
        this.ladder = ladder;
        this.muting = muting;
        this.story = story;
    }

    /** Nothing for one that is closed, or muted: it goes nowhere until its parent ends. */
    public List<Ahead> of(Escalation escalation) {
        List<Ahead> path = new ArrayList<>();
        Instant due = muting.parent(escalation.id()).isPresent() ? null : escalation.turn().dueAt();
        List<OuterLimit> outer = limits.ahead(escalation.id());
        int tier = escalation.turn().tier();
        Step step = escalation.turn().step();
        // A first plan that nobody drafted in time has to be acknowledged again by the next tier.
        Step afterAMiss = step == Step.PLAN && story.waitsForFirstPlan(escalation.id()) ? Step.ACKNOWLEDGE : step;
        while (due != null) {
            Ahead next = next(escalation, tier, due, outer);
            if (next == null) {
                break;
            }
            path.add(next);
            tier = next.tier();
            step = next.whateverIsDone() ? step : afterAMiss;
            due = turns.due(escalation, step, next.after().plusSeconds(1));
        }
        return path;
    }

    private @Nullable Ahead next(Escalation escalation, int tier, Instant due, List<OuterLimit> outer) {
        Optional<OuterLimit> latest = outer.stream().filter(limit -> limit.tier() > tier).findFirst();
        Optional<Place> missed = turns.above(escalation, tier);
        if (latest.isPresent() && (missed.isEmpty() || !latest.get().dueAt().isAfter(due))) {
            Place place = ladder.at(latest.get().tier(), escalation.unit());
            return new Ahead(place.tier(), place.holder(), latest.get().dueAt(), true);
        }
        return missed.map(place -> new Ahead(place.tier(), place.holder(), due, false)).orElse(null);
    }
}

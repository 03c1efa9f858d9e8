package plumbline.escalation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.organisation.Organisation;

/** The governance board as the ladder knows it: the highest tier and whoever speaks for it. */
@Component
public class TopTier {

    private final Ladder ladder;
    private final StandIns standIns;
    private final Organisation organisation;

    TopTier(Ladder ladder, StandIns standIns, Organisation organisation) {
        this.ladder = ladder;
        this.standIns = standIns;
        this.organisation = organisation;
    }

    /** Its position. */
    public int position() {
        return ladder.top();
    }

    /** The position of the tier below it; its own when it is the only one. */
    public int below() {
        int top = ladder.top();
        return organisation.ladder().tiers().stream().mapToInt(tier -> tier.position()).filter(tier -> tier < top).max().orElse(top);
    }

    /** Who chairs it; {@code null} while nobody holds the post. */
    public @Nullable String chair() {
        return ladder.at(ladder.top(), organisation.council().id()).holder();
    }

    /** Somebody who speaks for it today, as they are put down: the chair, or whoever stands in. Empty for everybody else. */
    public Optional<Actor> speaking(Actor actor) {
        return standIns.as(actor, chair());
    }
}

package plumbline.escalation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.UnitId;
import plumbline.organisation.Organisation;
import plumbline.organisation.Tier;
import plumbline.organisation.TierLadder;
import plumbline.organisation.UnitKind;

/** Finds who answers for a unit at each tier. */
@Component
class Ladder {

    /**
     * A rung of the ladder as it is occupied for a unit.
     *
     * @param tier   its position
     * @param holder the sign-in name of the post holder; {@code null} when nobody holds a post there or above
     */
    record Place(int tier, @Nullable String holder) {
    }

    private final Organisation organisation;

    Ladder(Organisation organisation) {
        this.organisation = organisation;
    }

    /** The place at a tier; when nobody holds that post, the next occupied one above, so that nothing waits for nobody. */
    Place at(int tier, UnitId unit) {
        return organisation.holder(tier, unit).map(post -> new Place(post.tier(), post.username()))
                .orElse(new Place(tier, null));
    }

    /** The place above a tier; empty at the top. */
    Optional<Place> above(int tier, UnitId unit) {
        return organisation.ladder().tiers().stream().filter(rung -> rung.position() > tier).findFirst()
                .map(rung -> at(rung.position(), unit));
    }

    /** The highest tier. */
    int top() {
        List<Tier> rungs = organisation.ladder().tiers();
        return rungs.get(rungs.size() - 1).position();
    }

    /** The lowest tier that answers for the whole council. */
    int director() {
        return organisation.ladder().tiers().stream().filter(tier -> tier.level() == UnitKind.COUNCIL).findFirst().map(Tier::position).orElseGet(this::top);
    }

    /** Who is in charge of the service area around a unit. */
    Optional<Place> headOfService(UnitId unit) {
        return organisation.ladder().tiers().stream().filter(tier -> tier.level() == UnitKind.SERVICE_AREA).findFirst()
                .map(tier -> at(tier.position(), unit));
    }

    /** The tiers strictly between two. */
    List<Integer> between(int from, int to) {
        return organisation.ladder().tiers().stream().map(Tier::position).filter(tier -> tier > from && tier < to).toList();
    }

    /** All occupied places above a tier, lowest first. */
    List<Place> allAbove(int tier, UnitId unit) {
        return organisation.ladder().tiers().stream().filter(rung -> rung.position() > tier)
                .map(rung -> at(rung.position(), unit)).filter(place -> place.holder() != null).distinct().toList();
    }

    /** The nearest place below a tier that somebody holds at that very tier. */
    Optional<Place> below(int tier, UnitId unit) {
        List<Tier> rungs = organisation.ladder().tiers();
        for (int i = rungs.size() - 1; i >= 0; i--) {
            int position = rungs.get(i).position();
            if (position < tier) {
                Place place = at(position, unit);
                if (place.tier() == position && place.holder() != null) {
                    return Optional.of(place);
                }
            }
        }
        return Optional.empty();
    }

    /** The name of a tier. */
    String name(int tier) {
        return organisation.ladder().at(tier).map(Tier::name).orElse("Tier " + tier);
    }

    /** The position of the tier a policy row begins at; it may leave that to the owner of the standard. */
    int firstTier(PolicyRow row, String ownerTier) {
        return named(row.firstTier().equals(PolicyRow.OWNER) ? ownerTier : row.firstTier());
    }

    /**
     * The position of a tier named in a rule file. The catalogue says "Service manager or head of service" where a council
     * has one of the two, so a tier named within the words counts; words that name none mean the lowest tier.
     */
    int named(String words) {
        TierLadder ladder = organisation.ladder();
        String lower = words.toLowerCase(Locale.ROOT);
        return ladder.named(words)
                .or(() -> ladder.tiers().stream().filter(tier -> lower.contains(tier.name().toLowerCase(Locale.ROOT))).findFirst())
                .map(Tier::position)
                .orElseGet(() -> ladder.tiers().get(0).position());
    }
}

package plumbline.organisation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The council's tiers, lowest first. The council renames, adds and merges them as data.
 *
 * @param tiers the rungs in order of position
 */
public record TierLadder(List<Tier> tiers) {

    public TierLadder {
        tiers = tiers.stream().sorted(Comparator.comparingInt(Tier::position)).toList();
    }

    /** The rung at a position. */
    public Optional<Tier> at(int position) {
        return tiers.stream().filter(tier -> tier.position() == position).findFirst();
    }

    /** The rung above, or empty at the top. */
    public Optional<Tier> above(Tier tier) {
        return tiers.stream().filter(other -> other.position() > tier.position()).findFirst();
    }

    /** The rung with a name, for example {@code Team manager}. */
    public Optional<Tier> named(String name) {
        return tiers.stream().filter(tier -> tier.name().equalsIgnoreCase(name)).findFirst();
    }
}

package plumbline.organisation;

/**
 * A rung of the ladder.
 *
 * @param position 1 for the lowest, counting up
 * @param name     what the council calls it
 * @param level    the kind of unit its post holders answer for
 */
public record Tier(int position, String name, UnitKind level) {
}

package plumbline.establishment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import plumbline.core.UnitId;
import plumbline.establishment.Cells.Row;
import plumbline.organisation.EstablishedPost;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Tier;
import plumbline.organisation.TierLadder;
import plumbline.organisation.UnitKind;

/** Reads posts from rows and says what does not fit. */
final class PostsCheck {

    private static final int TITLE = 0;
    private static final int TIER = 1;
    private static final int UNIT = 2;
    private static final int SIGN_IN_NAME = 3;

    private final Cells cells;
    private final TierLadder ladder;
    private final Map<String, UnitKind> units;
    private final Map<String, Long> seen = new HashMap<>();

    private PostsCheck(Cells cells, TierLadder ladder, List<OrgUnit> units) {
        this.cells = cells;
        this.ladder = ladder;
        this.units = units.stream().collect(Collectors.toMap(unit -> unit.id().value(), OrgUnit::kind));
    }

    /**
     * The posts of the rows, in their order; only those that are sound.
     *
     * @param units all units, also those that come with the same upload
     */
    static List<EstablishedPost> posts(Cells cells, TierLadder ladder, List<OrgUnit> units) {
        PostsCheck check = new PostsCheck(cells, ladder, units);
        List<EstablishedPost> posts = new ArrayList<>();
        cells.rows().forEach(row -> check.post(row).ifPresent(posts::add));
        return posts;
    }

    private Optional<EstablishedPost> post(Row row) {
        String unit = row.cells().get(UNIT);
        Optional<Tier> tier = ladder.named(row.cells().get(TIER));
        if (tier.isEmpty()) {
            cells.refuse(row.number(), TIER, "“" + row.cells().get(TIER) + "” is no tier, expected one of "
                    + ladder.tiers().stream().map(Tier::name).collect(Collectors.joining(", ")));
        }
        if (!units.containsKey(unit)) {
            cells.refuse(row.number(), UNIT, "“" + unit + "” is no unit, expected the code of one that is in the file of units or in place");
        }
        boolean sound = cells.hasWords(row, TITLE, "what the post is called") & isSignInName(row);
        if (!sound || tier.isEmpty() || !units.containsKey(unit) || !isAtItsLevel(row, tier.get()) || !isFirst(row, tier.get())) {
            return Optional.empty();
        }
        String holder = row.cells().get(SIGN_IN_NAME);
        return Optional.of(new EstablishedPost(row.cells().get(TITLE), tier.get().position(), new UnitId(unit),
                holder.isEmpty() ? Optional.empty() : Optional.of(holder)));
    }

    private boolean isSignInName(Row row) {
        String name = row.cells().get(SIGN_IN_NAME);
        boolean is = name.isEmpty() || name.matches("[a-z0-9][a-z0-9.@_-]{0,79}");
        if (!is) {
            cells.refuse(row.number(), SIGN_IN_NAME, "“" + name + "” is no sign-in name, expected at most 80 lower-case letters, digits and .@_-, or an empty cell for a vacant post");
        }
        return is;
    }

    private boolean isAtItsLevel(Row row, Tier tier) {
        UnitKind kind = units.get(row.cells().get(UNIT));
        boolean is = tier.level() == kind;
        if (!is) {
            cells.refuse(row.number(), UNIT, tier.name() + " is a tier of a " + tier.level().word() + ", and “" + row.cells().get(UNIT)
                    + "” is a " + kind.word() + "; expected a " + tier.level().word());
        }
        return is;
    }

    private boolean isFirst(Row row, Tier tier) {
        Long first = seen.putIfAbsent(tier.position() + " " + row.cells().get(UNIT), row.number());
        if (first != null) {
            cells.refuse(row.number(), TIER, tier.name() + " of “" + row.cells().get(UNIT) + "” is in row " + first + " already, expected one post at a tier of a unit");
        }
        return first == null;
    }
}

package plumbline.assurance;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import plumbline.core.UnitId;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;
import plumbline.organisation.UnitKind;

/** Where things belong, read once for a whole page rather than once for each escalation. */
final class Places {

    private final Map<UnitId, OrgUnit> units = new LinkedHashMap<>();
    private final Map<Integer, String> tiers = new LinkedHashMap<>();
    private final Map<String, String> posts = new HashMap<>();

    Places(Organisation organisation) {
        organisation.units().forEach(unit -> units.put(unit.id(), unit));
        organisation.ladder().tiers().forEach(tier -> tiers.put(tier.position(), tier.name()));
        organisation.posts().forEach(post -> posts.put(post.username(), post.title()));
    }

    /** The service area of a unit; a unit above all areas counts for itself. */
    UnitId area(UnitId id) {
        for (OrgUnit unit = units.get(id); unit != null; unit = unit.parent().map(units::get).orElse(null)) {
            if (unit.kind() == UnitKind.SERVICE_AREA) {
                return unit.id();
            }
        }
        return id;
    }

    String unitName(UnitId id) {
        OrgUnit unit = units.get(id);
        return unit == null ? id.value() : unit.name();
    }

    String tierName(int position) {
        return tiers.getOrDefault(position, "Tier " + position);
    }

    /** The post somebody holds; their sign-in name when they hold none any more. */
    String postOf(String username) {
        return posts.getOrDefault(username, username);
    }

    Map<Integer, String> tiers() {
        return tiers;
    }

    Map<UnitId, OrgUnit> units() {
        return units;
    }
}

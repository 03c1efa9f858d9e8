package plumbline.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/** Finds units by code or by name. A name that two units share finds neither. */
final class UnitCodes {

    private final Map<String, String> codes = new HashMap<>();

    UnitCodes(Organisation organisation) {
        Set<String> shared = new HashSet<>();
        for (OrgUnit unit : organisation.units()) {
            if (codes.put(unit.name().toLowerCase(Locale.ROOT), unit.id().value()) != null) {
                shared.add(unit.name().toLowerCase(Locale.ROOT));
            }
        }
        shared.forEach(codes::remove);
        organisation.units().forEach(unit -> codes.put(unit.id().value(), unit.id().value()));
    }

    @Nullable String code(String text) {
        return codes.get(text.toLowerCase(Locale.ROOT));
    }
}

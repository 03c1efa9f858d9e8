package plumbline.intake.mapping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/** Finds units by code or by name. A name that two units share finds neither. */
public final class UnitCodes {

    /** What a cell that names no unit should hold, and what to do about a file that calls units otherwise. */
    public static final String EXPECTED = "the code or name of a unit of the organisation. Of a file of your own, say under Imports, Files of your own, which unit is meant, and send it again";

    private final Map<String, String> codes = new HashMap<>();

    public UnitCodes(Organisation organisation) {
        this(organisation.units());
    }

    UnitCodes(List<OrgUnit> units) {
        Set<String> shared = new HashSet<>();
        for (OrgUnit unit : units) {
            if (codes.put(unit.name().toLowerCase(Locale.ROOT), unit.id().value()) != null) {
                shared.add(unit.name().toLowerCase(Locale.ROOT));
            }
        }
        shared.forEach(codes::remove);
        units.forEach(unit -> codes.put(unit.id().value(), unit.id().value()));
    }

    /** The code of the unit that goes by these words, or {@code null} when none does. */
    public @Nullable String code(String text) {
        @Nullable String exact = codes.get(text);
        return exact == null ? codes.get(text.toLowerCase(Locale.ROOT)) : exact;
    }
}

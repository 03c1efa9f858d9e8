package plumbline.facts;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import plumbline.core.UnitId;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;
import plumbline.organisation.UnitKind;

/** Which unit answers for a fact that names none. */
@Component
class AnsweringUnits {

    private final Organisation organisation;
    private final UnitId providerUnit;

    AnsweringUnits(Organisation organisation, @Value("${plumbline.provider-unit:provider-quality}") String providerUnit) {
        this.organisation = organisation;
        this.providerUnit = new UnitId(providerUnit);
    }

    /** The units as they are now; good for one partition. */
    Lookup lookup() {
        return new Lookup(council());
    }

    /** The unit that answers for providers: the one that is set, or the council when there is no such unit. */
    UnitId forProviders() {
        return organisation.unit(providerUnit).map(OrgUnit::id).orElseGet(this::council);
    }

    /** The name of the council itself, which is also its name as a provider. */
    String councilName() {
        return organisation.units().stream().filter(unit -> unit.kind() == UnitKind.COUNCIL).map(OrgUnit::name).findFirst().orElse("");
    }

    private UnitId council() {
        return organisation.units().stream().filter(unit -> unit.kind() == UnitKind.COUNCIL).map(OrgUnit::id).findFirst()
                .orElseGet(() -> new UnitId("council"));
    }

    /** Turns codes into ids, each made once. */
    static final class Lookup {

        private final UnitId council;
        private final Map<String, UnitId> known = new HashMap<>();

        Lookup(UnitId council) {
            this.council = council;
        }

        UnitId orCouncil(@Nullable String code) {
            return code == null ? council : known.computeIfAbsent(code, UnitId::new);
        }
    }
}

package plumbline.facts;

import java.util.Optional;
import org.springframework.stereotype.Component;
import plumbline.core.UnitId;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;
import plumbline.organisation.UnitKind;

/** Says which unit answers for providers, for whoever routes something about one. */
@Component
public class ProviderUnits {

    private final AnsweringUnits units;
    private final Organisation organisation;

    ProviderUnits(AnsweringUnits units, Organisation organisation) {
        this.units = units;
        this.organisation = organisation;
    }

    /** The unit that answers for all providers; empty while none is set up and the council as a whole does. */
    public Optional<OrgUnit> answering() {
        UnitId unit = units.forProviders();
        return organisation.unit(unit).filter(found -> found.kind() != UnitKind.COUNCIL);
    }
}

package plumbline.intake.web;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;
import plumbline.identity.Caller;
import plumbline.identity.Role;
import plumbline.identity.ServiceAccount;
import plumbline.identity.SignedInUser;
import plumbline.intake.Fault;
import plumbline.intake.faults.QueuedFault;
import plumbline.organisation.Organisation;

/**
 * Who sees what stood in a faulty cell. It may be a person's reference, number or day of birth, so it is for those who answer for
 * the data or look after them, and for the tiers in whose own units the row was recorded. Everybody else sees where the fault is and
 * what was expected.
 */
final class FaultValues {

    static final String HIDDEN = "Not shown";

    private static final Set<Role> EVERY_VALUE = EnumSet.of(Role.DATA_STEWARD, Role.ADMINISTRATOR, Role.AUDITOR);
    private static final Set<Role> VALUES_OF_THEIR_UNITS = EnumSet.of(Role.TEAM_MANAGER, Role.HEAD_OF_SERVICE, Role.ASSISTANT_DIRECTOR, Role.DIRECTOR);

    private final boolean all;
    private final Set<UnitId> units;

    private FaultValues(boolean all, Set<UnitId> units) {
        this.all = all;
        this.units = units;
    }

    static FaultValues of(SignedInUser user, Organisation organisation) {
        return new FaultValues(EVERY_VALUE.contains(user.role()),
                VALUES_OF_THEIR_UNITS.contains(user.role()) ? Set.copyOf(organisation.within(user.unit())) : Set.of());
    }

    /** Of one import, whose faults do not tell the team. A system that reads what became of its own file knows what stood in it. */
    static UnaryOperator<Fault> ofImport(Caller caller) {
        return caller instanceof ServiceAccount || caller instanceof SignedInUser user && EVERY_VALUE.contains(user.role()) ? UnaryOperator.identity()
                : fault -> new Fault(fault.row(), fault.column(), hidden(fault.value()), fault.expected(), fault.rejected());
    }

    /** The fault with its value, or without. */
    QueuedFault of(QueuedFault fault) {
        return sees(fault.unit()) ? fault : fault.withValue(hidden(fault.value()));
    }

    /** Whether whoever is signed in sees whom something of a unit is about; {@code null} when it is of none. */
    boolean sees(@Nullable UnitId unit) {
        return all || unit != null && units.contains(unit);
    }

    /** That a cell was empty tells nothing about anybody. */
    private static String hidden(String value) {
        return value.isEmpty() ? value : HIDDEN;
    }
}

package plumbline.organisation;

import java.util.Locale;

/** The levels of the organisation, from the whole council down to a team. */
public enum UnitKind {
    COUNCIL, DIVISION, SERVICE_AREA, TEAM;

    /** What people call it, in lower case: {@code service area}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether a unit of this kind can stand over one of another; levels in between may be left out. */
    public boolean above(UnitKind other) {
        return ordinal() < other.ordinal();
    }
}

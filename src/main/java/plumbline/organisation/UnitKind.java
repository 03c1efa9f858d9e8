package plumbline.organisation;

/** The levels of the organisation, from the whole council down to a team. */
public enum UnitKind {
    COUNCIL, DIVISION, SERVICE_AREA, TEAM
}

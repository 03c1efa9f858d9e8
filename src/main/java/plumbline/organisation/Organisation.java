package plumbline.organisation;

import java.util.List;
import java.util.Optional;
import plumbline.core.Calendars;
import plumbline.core.Jurisdiction;
import plumbline.core.UnitId;
import plumbline.core.WorkingCalendar;

/**
 * The council as it is organised today: units, tiers, posts and the working calendar.
 */
public interface Organisation {

    /** All units, parents before children. */
    List<OrgUnit> units();

    /** The unit with a code. */
    Optional<OrgUnit> unit(UnitId id);

    /** The council itself, the root of the tree. */
    OrgUnit council();

    /** The unit itself or the nearest unit above it of a kind; empty when there is none. */
    Optional<OrgUnit> upTo(UnitId from, UnitKind kind);

    /** The unit and everything below it. */
    List<UnitId> within(UnitId unit);

    /** The tiers in force. */
    TierLadder ladder();

    /** All posts that are held today. */
    List<Post> posts();

    /**
     * Who answers at a tier for a unit: the holder of that tier's post at the unit or the nearest unit above. When the
     * tier has nobody, or somebody who cannot sign in because they are suspended or have no account yet, the next tier above that has somebody
     * answers, so that nothing is ever without an owner; and when none has, the fallback that the administrator named.
     */
    Optional<Post> holder(int tier, UnitId unit);

    /** The working calendar of a jurisdiction: bank holidays and the council's closure days. */
    WorkingCalendar calendar(Jurisdiction jurisdiction);

    /** Another text for other units: what was reckoned for one no longer stands for the other. */
    String unitsFingerprint();

    /** Another text for other bank holidays or closure days. */
    String calendarFingerprint();

    /** That calendar and the one of the whole United Kingdom. */
    Calendars calendars(Jurisdiction jurisdiction);
}

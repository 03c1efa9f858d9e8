package plumbline.intake;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * Who has an open service at a location that the regulator has deactivated or does not list at all: the person moved and nobody wrote it down, the
 * location was registered anew under another id, its id is written wrongly, or somebody is cared for where nobody is registered to.
 */
public interface ClosedLocations {

    /**
     * A location with open services although it is closed.
     *
     * @param closedOn the day its registration ended, today or before
     * @param people   how many have an open service there
     */
    record Closed(String location, String name, String provider, LocalDate closedOn, int people) {
    }

    /**
     * A location that services name and no file of the regulator does.
     *
     * @param people how many have an open service there
     */
    record Unlisted(String location, int people) {
    }

    /**
     * Somebody's open service there.
     *
     * @param person  the reference of the case system
     * @param unit    the team the person is allocated to, or {@code null} when nobody has said
     * @param service what it is, for example {@code Long term residential care}
     * @param since   when it began, or {@code null} when the file did not say
     */
    record Placement(String person, @Nullable UnitId unit, String service, @Nullable LocalDate since) {
    }

    /** The locations, those closed longest first. */
    List<Closed> all();

    /** How many people are placed at any of them; each counts once. */
    int people();

    /** Locations that the regulator does not list, those of most people first; empty while no file of the regulator was imported. */
    List<Unlisted> unlisted();

    /** How many people are placed at any location that the regulator does not list; each counts once. */
    int peopleAtUnlisted();

    /** Who is placed at one of them, by reference; empty when it is neither closed nor unlisted, or nobody is there. */
    List<Placement> at(String location);
}

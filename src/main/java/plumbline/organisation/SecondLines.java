package plumbline.organisation;

import java.util.List;
import java.util.Optional;
import plumbline.core.UnitId;

/**
 * The lines of other bodies that manage staff whom the council seconded under a section 75 agreement. There is at most one
 * post beside a tier of a unit; a unit without a line of its own has that of the nearest unit above.
 */
public interface SecondLines {

    /** All posts, by unit and tier. */
    List<SecondLine> all();

    /** Who is told beside a tier for a unit: the post at that tier or the nearest below; empty when there is none. */
    Optional<SecondLine> beside(int tier, UnitId unit);

    /** Puts a post in place; the one beside the same tier of the unit is replaced. */
    void put(SecondLine post);

    /** Takes a post away; empty when there was none. */
    Optional<SecondLine> end(UnitId unit, int tier);
}

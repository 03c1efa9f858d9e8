package plumbline.organisation;

import java.util.Optional;
import plumbline.core.UnitId;

/**
 * A post of another body that manages the council's staff of a unit, and of the units below it, from day to day.
 *
 * @param body     the other body, for example an NHS trust
 * @param tier     the position of the council's tier that it stands beside
 * @param title    the title of the post there
 * @param username the holder's sign-in name here; empty when whoever holds it does not sign in
 */
public record SecondLine(UnitId unit, String body, int tier, String title, Optional<String> username) {
}

package plumbline.organisation;

import java.util.Optional;
import plumbline.core.UnitId;

/**
 * A post, also one that nobody holds. There is at most one at a tier of a unit.
 *
 * @param title    the post's title, for example {@code Head of service, Older people}
 * @param tier     the position of its tier
 * @param username the holder's sign-in name; empty when the post is vacant
 */
public record EstablishedPost(String title, int tier, UnitId unit, Optional<String> username) {
}

package plumbline.organisation;

import plumbline.core.UnitId;

/**
 * A post at a tier of a unit and the sign-in name of whoever holds it today.
 *
 * @param title    the post's title, for example {@code Head of service, Older people}
 * @param tier     the position of its tier
 * @param username the holder's sign-in name
 */
public record Post(String title, int tier, UnitId unit, String username) {

    /** The title of whoever answers when no tier has anybody. */
    public static final String FALLBACK = "Fallback for vacant posts";
}

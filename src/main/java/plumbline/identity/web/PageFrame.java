package plumbline.identity.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.identity.SignedInUser;

/**
 * What is around every page.
 *
 * @param council    the council's name
 * @param today      the service's day in words when it can differ from the calendar's (a demonstration), or {@code null}
 * @param user       who is signed in, or {@code null}
 * @param navigation the pages this person may open
 */
record PageFrame(String council, @Nullable String today, @Nullable SignedInUser user, List<Link> navigation) {

    /**
     * One entry of the navigation.
     *
     * @param key what a page passes to the layout as {@code active}
     */
    record Link(String key, String words, String address) {
    }
}

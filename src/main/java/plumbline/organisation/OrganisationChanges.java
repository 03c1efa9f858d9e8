package plumbline.organisation;

import java.util.List;
import java.util.Optional;

/**
 * Sets up or changes the organisation.
 */
public interface OrganisationChanges {

    /**
     * Puts units and posts in place: what is there already under the same code, or the same tier and unit, takes the new
     * name, parent and holder; nothing is removed.
     *
     * @param units parents before children
     */
    default void put(List<OrgUnit> units, List<Post> posts) {
        putAll(units, posts.stream().map(post -> new EstablishedPost(post.title(), post.tier(), post.unit(), Optional.of(post.username()))).toList());
    }

    /** The same with posts that may be vacant. */
    void putAll(List<OrgUnit> units, List<EstablishedPost> posts);

    /** All posts, also those that nobody holds, by tier and then by unit. */
    List<EstablishedPost> establishedPosts();

    /** Lets nobody else change units and posts until the caller's transaction ends. */
    void holdStill();
}

package plumbline.organisation;

import java.util.List;

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
    void put(List<OrgUnit> units, List<Post> posts);
}

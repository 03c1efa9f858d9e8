package plumbline.establishment;

import java.util.List;
import plumbline.core.ContentHash;
import plumbline.organisation.EstablishedPost;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.TierLadder;

/**
 * The organisation as it is.
 *
 * @param units those above first
 */
record Present(List<OrgUnit> units, List<EstablishedPost> posts, TierLadder ladder) {

    /** Names this organisation: another one has another name. */
    String name() {
        return ContentHash.of(OrganisationCsv.units(units) + OrganisationCsv.posts(posts, ladder));
    }
}

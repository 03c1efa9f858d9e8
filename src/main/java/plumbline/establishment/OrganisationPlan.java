package plumbline.establishment;

import java.util.List;
import plumbline.organisation.EstablishedPost;
import plumbline.organisation.OrgUnit;

/**
 * What an upload would do.
 *
 * @param problems  what is wrong with the files; when there is anything, nothing can be applied
 * @param changes   what would change, units first
 * @param leftOut   what the files leave out and stays as it is, in words
 * @param unchanged how many rows are as it is already
 * @param units     the units to put in place, those above first
 * @param posts     the posts to put in place
 * @param basis     names the organisation that this was worked out for
 */
public record OrganisationPlan(List<CellProblem> problems, List<PlannedChange> changes, List<String> leftOut, int unchanged,
                               List<OrgUnit> units, List<EstablishedPost> posts, String basis) {

    /** Whether there is anything to apply and nothing is wrong. */
    public boolean applicable() {
        return problems.isEmpty() && !changes.isEmpty();
    }
}

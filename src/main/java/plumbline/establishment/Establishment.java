package plumbline.establishment;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.organisation.Organisation;
import plumbline.organisation.OrganisationChanges;

/** Takes over units and posts from files, and gives them back as files. */
@Component
public class Establishment {

    private final Organisation organisation;
    private final OrganisationChanges changes;
    private final AuditTrail audit;

    Establishment(Organisation organisation, OrganisationChanges changes, AuditTrail audit) {
        this.organisation = organisation;
        this.changes = changes;
        this.audit = audit;
    }

    /** The units as a file that can be uploaded again. */
    public String unitsFile() {
        return OrganisationCsv.units(organisation.units());
    }

    /** The posts as a file that can be uploaded again. */
    public String postsFile() {
        return OrganisationCsv.posts(changes.establishedPosts(), organisation.ladder());
    }

    /** What the files would do to the organisation as it is now. */
    public OrganisationPlan plan(OrganisationFiles files) {
        return Comparison.of(present(), files);
    }

    /**
     * Applies the files as a whole.
     *
     * @param basis names the organisation that was previewed; another one has to be previewed again
     */
    @Transactional
    public Attempt<OrganisationPlan> apply(OrganisationFiles files, String basis, Actor actor) {
        changes.holdStill();
        OrganisationPlan plan = plan(files);
        if (!plan.problems().isEmpty()) {
            return Attempt.invalid(plan.problems().get(0).sentence() + ".");
        }
        if (!plan.basis().equals(basis)) {
            return Attempt.notNow("The organisation was changed since you looked at this. Upload the files again and look at what they would change now.");
        }
        changes.putAll(plan.units(), plan.posts());
        plan.changes().forEach(change -> audit.record(actor, change.what().word().toLowerCase(Locale.ROOT), "unit", change.unit(),
                change.about() + ": " + change.words()));
        return Attempt.done(plan);
    }

    private Present present() {
        return new Present(organisation.units(), changes.establishedPosts(), organisation.ladder());
    }
}

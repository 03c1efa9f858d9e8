package plumbline.intake.privacy;

import plumbline.core.Actor;
import plumbline.core.Attempt;

/** Answers a person who asks what is kept of them (UK GDPR, Article 15). */
public interface SubjectAccess {

    /**
     * Everything that is kept under a person's reference. That it was asked for is put into the audit trail.
     *
     * @param reference the person's reference, or another one of the same person in the case system
     * @param reason    what it is for, for example the number of the request
     */
    Attempt<PersonExport> export(String reference, String reason, Actor actor);
}

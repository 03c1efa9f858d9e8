package plumbline.escalation.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.StandardId;
import plumbline.escalation.ConfirmingConcern;
import plumbline.escalation.Escalation;
import plumbline.escalation.Rights;
import plumbline.escalation.concern.Concerns;
import plumbline.escalation.concern.RaisedConcern;
import plumbline.identity.SignedInUser;

/** What the page of an escalation says about the concern behind it, to those who may read it. */
@Component
class ConcernSection {

    /** In words; {@code words}, {@code confirmed} and the like are empty for those who may not read them. */
    record ConcernView(String reference, String raisedBy, String raised, String about, String standard, boolean readable, String words,
                       String evidence, String answer, String confirmed, boolean mayConfirm) {
    }

    private final ConfirmingConcern confirming;
    private final Concerns concerns;
    private final Rights rights;

    ConcernSection(ConfirmingConcern confirming, Concerns concerns, Rights rights) {
        this.confirming = confirming;
        this.concerns = concerns;
        this.rights = rights;
    }

    /** The concern; {@code null} when a rule found what the escalation carries. */
    @Nullable ConcernView of(Escalation escalation, SignedInUser user, Words words) {
        return confirming.concernOf(escalation.id()).map(concern -> view(concern, escalation, user, words)).orElse(null);
    }

    private ConcernView view(RaisedConcern concern, Escalation escalation, SignedInUser user, Words words) {
        // Whoever can do something about it can read it, a deputy from another part of the council too.
        boolean readable = concerns.maySee(concern, user) || !rights.of(escalation, user.username()).isEmpty();
        RaisedConcern.Confirmation confirmation = readable ? concern.confirmation() : null;
        return new ConcernView(concern.reference(), raiser(concern), BusinessTime.write(concern.raisedAt()) + ", recorded by "
                + words.person(concern.recordedBy()), about(concern, words), standard(concern, words), readable, readable ? concern.words() : "",
                confirmation == null ? "" : confirmation.evidence(), confirmation == null ? "" : confirmation.answer(),
                confirmation == null ? "" : words.person(confirmation.by()) + ", " + BusinessTime.write(confirmation.at()),
                confirming.may(escalation, user.username()));
    }

    static String raiser(RaisedConcern concern) {
        return concern.raisedBy().word() + (concern.relation().isEmpty() ? "" : ", " + concern.relation());
    }

    static String about(RaisedConcern concern, Words words) {
        return words.unit(concern.unit()) + (concern.providerRef().isEmpty() ? "" : ", provider " + concern.providerRef())
                + (concern.personRef().isEmpty() ? "" : ", person " + concern.personRef());
    }

    static String standard(RaisedConcern concern, Words words) {
        return concern.aboutStandard().isEmpty() ? "" : concern.aboutStandard() + " " + words.standard(new StandardId(concern.aboutStandard()));
    }
}

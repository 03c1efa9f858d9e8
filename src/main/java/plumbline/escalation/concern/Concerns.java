package plumbline.escalation.concern;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.breaches.BreachId;
import plumbline.breaches.ByHand;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.FieldProblem;
import plumbline.core.FreeText;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.escalation.concern.RaisedConcern.Draft;
import plumbline.facts.ProviderUnits;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/** Raises concerns, finds those like them, and says who may read what. */
@Component
public class Concerns {

    static final int LONGEST_RELATION = 200;
    private static final String REFERENCE = "[A-Za-z0-9._/-]{0,60}";
    /** The roles that deal with concerns, or check that others do. */
    private static final Set<Role> DEALING = EnumSet.of(Role.BOARD, Role.DIRECTOR, Role.ASSISTANT_DIRECTOR, Role.HEAD_OF_SERVICE,
            Role.TEAM_MANAGER, Role.AUDITOR);

    private final ConcernTable table;
    private final ByHand breaches;
    private final Organisation organisation;
    private final AuditTrail audit;
    private final ProviderUnits providers;
    private final Clock clock;

    Concerns(ConcernTable table, ByHand breaches, Organisation organisation, ProviderUnits providers, AuditTrail audit, Clock clock) {
        this.table = table;
        this.breaches = breaches;
        this.organisation = organisation;
        this.providers = providers;
        this.audit = audit;
        this.clock = clock;
    }

    /** The concern with an id. */
    public Optional<RaisedConcern> concern(UUID id) {
        return table.find(id);
    }

    /** The concern behind a breach; empty when a rule found it. */
    public Optional<RaisedConcern> of(BreachId breach) {
        return table.of(breach);
    }

    /** All that a person may read, the latest first. */
    public List<RaisedConcern> seenBy(SignedInUser user) {
        Set<UnitId> units = answeredFor(user);
        return table.all().stream().filter(concern -> maySee(concern, user, units)).toList();
    }

    /** Whether a person may read what a concern says: whoever recorded it, and who answers for its unit or audits. */
    public boolean maySee(RaisedConcern concern, SignedInUser user) {
        return maySee(concern, user, answeredFor(user));
    }

    private static boolean maySee(RaisedConcern concern, SignedInUser user, Set<UnitId> answeredFor) {
        return concern.recordedBy().equals(user.username()) || answeredFor.contains(concern.unit());
    }

    private Set<UnitId> answeredFor(SignedInUser user) {
        return DEALING.contains(user.role()) ? Set.copyOf(organisation.within(user.unit())) : Set.of();
    }

    /** Open ones about the same unit and the same person or provider, which the new one may repeat. */
    public List<RaisedConcern> like(Draft draft) {
        Optional<UnitId> unit = unit(draft).map(OrgUnit::id);
        return table.open().stream().filter(other -> unit.filter(other.unit()::equals).isPresent()
                && other.personRef().equals(draft.personRef().strip()) && other.providerRef().equals(draft.providerRef().strip())).toList();
    }

    /** What is wrong with a draft, as the name of the field and a sentence; empty when nothing is. */
    public Optional<FieldProblem> problem(Draft draft) {
        if (draft.raisedBy() == null) {
            return problem("raisedBy", "Choose who raises the concern.");
        }
        if (draft.relation().length() > LONGEST_RELATION) {
            return problem("relation", "Use at most " + LONGEST_RELATION + " characters.");
        }
        if (unit(draft).isEmpty()) {
            return problem("unit", "Choose the team or service it is about.");
        }
        if (!draft.personRef().strip().matches(REFERENCE)) {
            return problem("personRef", "Enter the person's reference, not the name: letters, digits, dots and hyphens.");
        }
        if (!draft.providerRef().strip().matches(REFERENCE)) {
            return problem("providerRef", "Enter the provider's reference: letters, digits, dots and hyphens.");
        }
        if (!draft.aboutStandard().isEmpty() && !draft.aboutStandard().matches(StandardId.PATTERN)) {
            return problem("aboutStandard", "Choose a standard, or leave it out.");
        }
        if (draft.severity() == null) {
            return problem("severity", "Choose how serious it is.");
        }
        return FreeText.emptyOrTooLong(draft.words())
                ? problem("words", "Say what the concern is, in at most " + FreeText.LONGEST + " characters.") : Optional.empty();
    }

    /** Raises one: a breach of its own, for which an escalation opens at once. Similar ones do not hinder it. */
    @Transactional
    public Attempt<RaisedConcern> raise(SignedInUser user, Draft draft) {
        FieldProblem wrong = problem(draft).orElse(null);
        if (wrong != null) {
            return Attempt.invalid(wrong.field(), wrong.words());
        }
        OrgUnit unit = unit(draft).orElseThrow();
        String reference = table.nextReference();
        String person = draft.personRef().strip();
        // Everybody who may look at breaches reads this, so nothing of the concern's own words is in it.
        BreachId breach = breaches.raise(reference, draft.providerRef().strip(), person.isEmpty() ? null : person, unit.id(), draft.severity(),
                "Concern " + reference + " was raised by hand about " + unit.name() + ". Who deals with it reads what it says.");
        RaisedConcern concern = new RaisedConcern(UUID.randomUUID(), reference, breach, draft.raisedBy(), draft.relation().strip(), unit.id(),
                draft.providerRef().strip(), person, draft.aboutStandard(), draft.severity(), draft.words().strip(), user.username(),
                clock.instant(), null);
        table.insert(concern);
        audit.record(user.actor(), "concern raised", "concern", reference, draft.raisedBy().word() + ", " + draft.severity().word() + ", "
                + unit.id());
        return Attempt.done(concern);
    }

    /** Puts down that it is put right. The caller has checked who says so, and locked the escalation. */
    public void confirm(RaisedConcern concern, Actor actor, String evidence, String answer) {
        table.confirm(concern.id(), actor, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), evidence, answer);
        breaches.putRight(concern.breach(), "Concern " + concern.reference() + " was confirmed as put right.");
    }

    /** What is about a provider goes to the unit that answers for providers, whichever unit noticed it. */
    private Optional<OrgUnit> unit(Draft draft) {
        Optional<OrgUnit> chosen = draft.unit().isBlank() ? Optional.empty() : organisation.unit(new UnitId(draft.unit()));
        return draft.providerRef().isBlank() ? chosen : chosen.flatMap(unit -> providers.answering().or(() -> chosen));
    }

    private static Optional<FieldProblem> problem(String field, String words) {
        return Optional.of(new FieldProblem(field, words));
    }
}

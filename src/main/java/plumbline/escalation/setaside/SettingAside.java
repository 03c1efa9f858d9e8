package plumbline.escalation.setaside;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.audit.AuditTrail;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachId;
import plumbline.breaches.Breaches;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FreeText;
import plumbline.core.Page;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.escalation.BulkExceptions;
import plumbline.escalation.process.ExpiryProcesses;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.organisation.Organisation;
import plumbline.organisation.Post;
import plumbline.standards.RuleSets;
import plumbline.standards.Standard;

/**
 * Sets aside all breaches of a standard that began since a day, when a change of the rules brought too many to be worked on
 * one by one. Only a director does, for the units they answer for; it ends on its last day or when the rule's text changes.
 */
@Component
public class SettingAside {

    static final String KIND = "set-aside";

    /**
     * What would be set aside.
     *
     * @param breaches    how many open breaches nobody has excepted yet
     * @param escalations how many open escalations carry them
     * @param latest      the last day it may hold at most, by the gravest of them; {@code null} when there is none
     */
    public record Proposal(StandardId standard, LocalDate openedFrom, int breaches, int escalations, @Nullable LocalDate latest) {
    }

    private final SetAsideTable table;
    private final BulkExceptions exceptions;
    private final Breaches breaches;
    private final Organisation organisation;
    private final RuleSets ruleSets;
    private final ExpiryProcesses processes;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    SettingAside(SetAsideTable table, BulkExceptions exceptions, Breaches breaches, Organisation organisation, RuleSets ruleSets,
                 ExpiryProcesses processes, AuditTrail audit, TransactionTemplate transactions, Clock clock) {
        this.table = table;
        this.exceptions = exceptions;
        this.breaches = breaches;
        this.organisation = organisation;
        this.ruleSets = ruleSets;
        this.processes = processes;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** All there ever were: those in force first, the first to end before the others. */
    public List<SetAside> all() {
        return table.all();
    }

    /** Those in force, the first to end before the others. */
    public List<SetAside> inForce() {
        return table.inForce();
    }

    /** The one with an id. */
    public Optional<SetAside> setAside(UUID id) {
        return table.find(id);
    }

    /** A page of the breaches that were set aside together. */
    public Page<Breach> breaches(SetAside of, int page) {
        Page<BreachId> ids = table.breaches(of.id(), page, Breaches.PAGE_SIZE);
        List<Breach> found = breaches.all(ids.items());
        return new Page<>(found, ids.number(), ids.pages(), ids.total());
    }

    /** Whether a person may set aside or end it early. */
    public boolean may(SignedInUser user) {
        return user.role() == Role.DIRECTOR;
    }

    /** What a director would set aside. */
    public Proposal proposal(SignedInUser user, StandardId standard, LocalDate openedFrom) {
        List<SetAsideTable.Candidate> candidates = candidates(user, standard, openedFrom);
        return new Proposal(standard, openedFrom, candidates.size(), exceptions.carrying(ids(candidates)),
                candidates.isEmpty() ? null : exceptions.latest(standard, gravest(candidates)));
    }

    /**
     * Sets them aside.
     *
     * @param until the last day it holds: today at the earliest, the longest waiver of the gravest of them at the latest
     */
    @Transactional
    public Attempt<SetAside> setAside(SignedInUser user, StandardId standard, @Nullable LocalDate openedFrom, String reason, @Nullable LocalDate until) {
        if (!may(user)) {
            return Attempt.notAllowed("Only a director sets breaches aside in bulk.");
        }
        OptionalInt tier = tier(user);
        if (tier.isEmpty()) {
            return Attempt.notAllowed("You hold no post at present, and setting aside is decided from one. Whoever holds the director's post can do it.");
        }
        LocalDate today = BusinessTime.dayOf(clock.instant());
        if (openedFrom == null || openedFrom.isAfter(today)) {
            return Attempt.invalid("from", "Enter the day from which the breaches began: today or earlier.");
        }
        if (FreeText.emptyOrTooLong(reason)) {
            return Attempt.invalid("reason", "Say why they are set aside, in at most " + FreeText.LONGEST + " characters.");
        }
        exceptions.whileNothingOpens();
        List<SetAsideTable.Candidate> candidates = candidates(user, standard, openedFrom);
        if (candidates.isEmpty()) {
            return Attempt.notNow("No open breach of " + standard + " began on that day or later without an exception of its own. Choose an earlier day.");
        }
        LocalDate latest = exceptions.latest(standard, gravest(candidates));
        if (until == null || until.isBefore(today) || until.isAfter(latest)) {
            return Attempt.invalid("until", "Enter the last day, from today to " + BusinessTime.write(latest) + ", the longest waiver of the gravest of them.");
        }
        return Attempt.done(made(user, tier.getAsInt(), standard, openedFrom, reason.strip(), until, candidates));
    }

    private SetAside made(SignedInUser user, int tier, StandardId standard, LocalDate openedFrom, String reason, LocalDate until,
                          List<SetAsideTable.Candidate> candidates) {
        UUID id = UUID.randomUUID();
        String process = processes.start(KIND, id, BusinessTime.endOf(until));
        SetAside made = new SetAside(id, standard, openedFrom, reason, until, textOf(standard), candidates.size(), candidates.size(), user.username(),
                clock.instant(), SetAside.State.IN_FORCE, null, null, "", process);
        BulkExceptions.Locked locked = exceptions.lock(ids(candidates));
        table.insert(made, tier, ids(candidates));
        exceptions.begun(locked, user.actor(), until, reason);
        audit.record(user.actor(), "breaches set aside", "set aside", id.toString(), candidates.size() + " of " + standard + " since " + openedFrom
                + ", until " + until + " or until the rule's text changes: " + reason);
        return made;
    }

    /** Ends one before its last day. */
    @Transactional
    public Attempt<SetAside> end(SignedInUser user, UUID id, String reason) {
        SetAside found = table.lock(id).orElse(null);
        if (found == null) {
            return Attempt.notFound("There is no such set-aside.");
        }
        if (!may(user)) {
            return Attempt.notAllowed("Only a director ends this early.");
        }
        if (found.state() != SetAside.State.IN_FORCE) {
            return Attempt.notNow("It has ended already: " + found.state().word().toLowerCase(Locale.ROOT) + ".");
        }
        if (FreeText.emptyOrTooLong(reason)) {
            return Attempt.invalid("end-reason", "Say why it ends early, in at most " + FreeText.LONGEST + " characters.");
        }
        processes.end(Objects.requireNonNull(found.process(), "one in force has its process"));
        end(found, SetAside.State.ENDED_EARLY, user.actor(), reason.strip());
        return Attempt.done(table.find(id).orElseThrow());
    }

    /** Its last day has passed. */
    void expired(UUID id) {
        table.lock(id).filter(found -> found.state() == SetAside.State.IN_FORCE)
                .ifPresent(found -> end(found, SetAside.State.EXPIRED, Actor.SERVICE, ""));
    }

    /** Ends those whose rule says something else than when they were set aside, each in a transaction of its own. */
    public void endWhereTheRuleChanged() {
        table.inForce().forEach(found -> transactions.executeWithoutResult(status -> endIfTheRuleChanged(found.id())));
    }

    private void endIfTheRuleChanged(UUID id) {
        table.lock(id).filter(found -> found.state() == SetAside.State.IN_FORCE && !found.ruleTextHash().equals(textOf(found.standard())))
                .ifPresent(found -> {
                    processes.end(Objects.requireNonNull(found.process(), "one in force has its process"));
                    end(found, SetAside.State.RULE_CHANGED, Actor.SERVICE, "");
                });
    }

    /** What has no escalation any more, because its own ended meanwhile, gets another. */
    private void end(SetAside ending, SetAside.State how, Actor actor, String reason) {
        exceptions.whileNothingOpens();
        BulkExceptions.Locked locked = exceptions.lock(table.end(ending.id(), how, actor.words(), reason));
        exceptions.openWhatIsMissing();
        String words = how == SetAside.State.RULE_CHANGED ? "The rule of " + ending.standard() + " has changed, so nothing is set aside any more"
                : how == SetAside.State.EXPIRED ? "The last day, " + BusinessTime.write(ending.until()) + ", has passed" : reason;
        exceptions.ended(locked, actor, words, ending.director());
        audit.record(actor, "set-aside ended", "set aside", ending.id().toString(), how.word() + (reason.isEmpty() ? "" : ": " + reason));
    }

    private List<SetAsideTable.Candidate> candidates(SignedInUser user, StandardId standard, LocalDate openedFrom) {
        return table.candidates(standard, organisation.within(user.unit()), openedFrom);
    }

    /** Empty when they hold no post any more. */
    private OptionalInt tier(SignedInUser user) {
        return organisation.posts().stream().filter(post -> post.username().equals(user.username())).mapToInt(Post::tier).max();
    }

    private String textOf(StandardId standard) {
        return ruleSets.inForce().standards().stream().filter(found -> found.id().equals(standard)).findFirst()
                .map(Standard::contentHash).orElse("");
    }

    private static Severity gravest(List<SetAsideTable.Candidate> candidates) {
        return candidates.stream().map(SetAsideTable.Candidate::severity).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static List<BreachId> ids(List<SetAsideTable.Candidate> candidates) {
        return candidates.stream().map(SetAsideTable.Candidate::breach).toList();
    }
}

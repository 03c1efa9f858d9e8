package plumbline.studio.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.breaches.BreachEvidence;
import plumbline.breaches.BreachEvidence.Evidence;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FreeText;
import plumbline.core.StandardId;
import plumbline.standards.LatestReviews;
import plumbline.standards.RuleSets;
import plumbline.standards.Standard;
import plumbline.standards.StandardTenures;
import plumbline.standards.StandardTenures.Tenure;
import plumbline.studio.ChangeRequest;
import plumbline.studio.Drafting;
import plumbline.studio.NewAndRetired;

/**
 * The six-month review of every standard. The time runs from the latest decision since the standard came among the rules; before
 * there is one, from that day. ASC-GOV-09 reckons with the same days.
 */
@Component
public class StandardReviews implements LatestReviews {

    private static final int MONTHS = 6;

    private final RuleSets ruleSets;
    private final StandardTenures tenures;
    private final ReviewTable reviews;
    private final BreachEvidence evidence;
    private final Drafting drafting;
    private final NewAndRetired newAndRetired;
    private final AuditTrail audit;
    private final Clock clock;

    StandardReviews(RuleSets ruleSets, StandardTenures tenures, ReviewTable reviews, BreachEvidence evidence, Drafting drafting, NewAndRetired newAndRetired,
                    AuditTrail audit, Clock clock) {
        this.ruleSets = ruleSets;
        this.tenures = tenures;
        this.reviews = reviews;
        this.evidence = evidence;
        this.drafting = drafting;
        this.newAndRetired = newAndRetired;
        this.audit = audit;
        this.clock = clock;
    }

    /** All standards in force, those that are due first. */
    public List<StandardReview> all() {
        Map<StandardId, Tenure> began = tenures.all().stream().filter(tenure -> tenure.until() == null)
                .collect(Collectors.toMap(Tenure::standard, tenure -> tenure));
        Map<StandardId, Evidence> known = evidence.since(sixMonthsAgo());
        Map<String, DecidedReview> latest = reviews.latest();
        Map<String, Integer> votes = reviews.votes();
        return ruleSets.inForce().standards().stream().map(standard -> review(standard, began.get(standard.id()), latest.get(standard.id().value()),
                        known.getOrDefault(standard.id(), Evidence.NONE), votes.getOrDefault(standard.id().value(), 0)))
                .sorted(Comparator.comparing(StandardReview::due).thenComparing(review -> review.standard().id())).toList();
    }

    /** One standard in force. */
    public Optional<StandardReview> of(String standard) {
        return all().stream().filter(review -> review.standard().id().value().equals(standard)).findFirst();
    }

    /** What was decided about a standard, the latest first. */
    public List<DecidedReview> decisions(String standard) {
        return reviews.decisions(standard);
    }

    @Override
    public Map<StandardId, Review> latestReviews() {
        return reviews.latest().values().stream().collect(Collectors.toMap(review -> new StandardId(review.standard()),
                review -> new Review(review.decision().words(), review.decidedBy(), review.decidedAt())));
    }

    /** Who says that a standard is of no use. */
    public List<StandardVote> votes(String standard) {
        return reviews.votes(standard);
    }

    /** Decides about a standard. Changing or retiring it begins a change request, which somebody else approves as ever. */
    @Transactional
    public Attempt<DecidedReview> decide(Actor actor, String standard, @Nullable ReviewDecision decision, String reason) {
        if (decision == null) {
            return Attempt.invalid("decision", "Choose whether the standard is kept, changed or retired.");
        }
        if (FreeText.emptyOrTooLong(reason)) {
            return Attempt.invalid("reason", "Say why, in at most " + FreeText.LONGEST + " characters.");
        }
        return find(standard).then(review -> begin(actor, standard, decision, reason.strip()).map(begun -> {
            String change = begun.map(ChangeRequest::reference).orElse(null);
            reviews.decide(standard, decision, reason.strip(), review.words(), change, actor);
            audit.record(actor, "standard reviewed", "standard", standard, decision.words() + ". " + reason.strip());
            return reviews.decisions(standard).get(0);
        }));
    }

    private Attempt<Optional<ChangeRequest>> begin(Actor actor, String standard, ReviewDecision decision, String reason) {
        if (decision == ReviewDecision.KEEP) {
            return Attempt.done(Optional.empty());
        }
        return drafting.begin(actor, standard).then(begun -> drafting.describe(actor, begun.reference(), null,
                        decision == ReviewDecision.CHANGE ? "Change " + standard + " after its review" : "Retire " + standard + " after its review", reason, begun.inForceOn()))
                .then(begun -> decision == ReviewDecision.RETIRE ? newAndRetired.takeOut(actor, begun.reference(), begun.version(), standard) : Attempt.done(begun))
                .map(Optional::of);
    }

    /** Says that a standard is of no use. Whoever has said so before says it anew. */
    @Transactional
    public Attempt<StandardReview> notUseful(Actor actor, String standard, String reason) {
        if (FreeText.emptyOrTooLong(reason)) {
            return Attempt.invalid("why", "Say why it is not useful, in at most " + FreeText.LONGEST + " characters.");
        }
        return find(standard).then(review -> {
            reviews.vote(standard, actor, reason.strip());
            return find(standard);
        });
    }

    private Attempt<StandardReview> find(String standard) {
        return of(standard).map(Attempt::done).orElseGet(() -> Attempt.notFound("There is no standard with this id in force."));
    }

    /** @param tenure its stay among the rules; {@code null} for the moment in which this node has not yet seen that it was taken out */
    private StandardReview review(Standard standard, @Nullable Tenure tenure, @Nullable DecidedReview latest, Evidence known, int votes) {
        boolean decided = latest != null && (tenure == null || ReviewRecords.counts(latest, tenure));
        Instant from = decided ? latest.decidedAt() : tenure == null ? clock.instant() : tenure.from();
        LocalDate due = BusinessTime.dayOf(from).plusMonths(MONTHS);
        return new StandardReview(standard, due, due.isBefore(BusinessTime.dayOf(clock.instant())), latest, known, sixMonthsAgo(), votes);
    }

    /** The first of the days whose breaches are evidence. */
    private LocalDate sixMonthsAgo() {
        return BusinessTime.dayOf(clock.instant()).minusMonths(MONTHS);
    }
}

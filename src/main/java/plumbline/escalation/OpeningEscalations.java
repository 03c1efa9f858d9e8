package plumbline.escalation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachId;
import plumbline.breaches.Breaches;
import plumbline.breaches.Waivers;
import plumbline.core.Actor;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.escalation.Ladder.Place;
import plumbline.escalation.failure.Failures;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.standards.RuleSets;

/**
 * Opens an escalation for every open breach that has none: one each, or one for all of a standard in a unit, as the
 * policy says. Doing it again, or twice at once, opens nothing more.
 */
@Component
class OpeningEscalations {

    /** Openings take turns, on any number of nodes; the unique indexes would refuse a double, the lock spares the attempt. */
    private static final long OPENING_LOCK = 7_304_119_003L;

    /** One process start is a few milliseconds; a transaction stays well below a second. */
    static final int STARTS_AT_A_TIME = 100;

    private static final String SO_MANY = "So many breaches of one standard in one unit within " + Systemic.WINDOW.toDays()
            + " days: one severity higher, at the next tier";

    /** What goes into one escalation; {@code breach} is set when it is a single one. */
    private record Group(StandardId standard, UnitId unit, @Nullable BreachId breach) {
    }

    private final Breaches breaches;
    private final Waivers waivers;
    private final RuleSets ruleSets;
    private final EscalationPolicy policy;
    private final EscalationRows escalations;
    private final EscalationProcesses processes;
    private final Turns turns;
    private final OuterLimits limits;
    private final Telling telling;
    private final Systemic systemic;
    private final Climb climb;
    private final Ladder ladder;
    private final Recurrence recurrence;
    private final RaisingEscalations raising;
    private final Muting muting;
    private final SettlingTime settlingTime;
    private final Standstill standstill;
    private final Story story;
    private final JdbcClient jdbc;
    private final Failures failures;
    private final TransactionTemplate transactions;
    private final Clock clock;

    OpeningEscalations(Breaches breaches, Waivers waivers, RuleSets ruleSets, EscalationPolicy policy, EscalationRows escalations,
                       EscalationProcesses processes, Turns turns, OuterLimits limits, Telling telling, Systemic systemic, Climb climb,
                       Ladder ladder, Recurrence recurrence, RaisingEscalations raising, Muting muting, SettlingTime settlingTime, Standstill standstill, Story story, JdbcClient jdbc,
                       Failures failures, TransactionTemplate transactions, Clock clock) {
        this.breaches = breaches;
        this.waivers = waivers;
        this.ruleSets = ruleSets;
        this.policy = policy;
        this.escalations = escalations;
        this.processes = processes;
        this.turns = turns;
        this.limits = limits;
        this.telling = telling;
        this.systemic = systemic;
        this.climb = climb;
        this.ladder = ladder;
        this.recurrence = recurrence;
        this.raising = raising;
        this.muting = muting;
        this.settlingTime = settlingTime;
        this.standstill = standstill;
        this.story = story;
        this.jdbc = jdbc;
        this.failures = failures;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Opens what is missing, in transactions of at most {@value #STARTS_AT_A_TIME} escalations. All open breaches are looked
     * through once; each transaction looks again at its own only, which another node may have seen to or a run may have cleared.
     */
    void openAllMissing() {
        Map<StandardId, String> ownerTiers = ownerTiers();
        List<List<BreachId>> groups = missing(breaches.open()).values().stream().map(OpeningEscalations::ids).toList();
        failures.inBatches("opening escalations", groups, STARTS_AT_A_TIME, group -> "breach " + group.get(0), some ->
                transactions.executeWithoutResult(status -> open(some.stream().flatMap(List::stream).toList(), ownerTiers)));
    }

    /** Nothing opens until the transaction ends, so that no breach slips between being looked at and being acted on. */
    void whileNothingElseOpens() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(OPENING_LOCK).query((row, i) -> 0).list();
    }

    private void open(List<BreachId> some, Map<StandardId, String> ownerTiers) {
        whileNothingElseOpens();
        Map<Group, List<Breach>> missing = missing(breaches.all(some));
        Set<Group> batch = missing.keySet();
        // All rows are locked before the first audit entry is written: who waits for that chain must not be waited for.
        Map<Group, Escalation> open = new HashMap<>();
        batch.stream().filter(group -> group.breach() == null).forEach(group ->
                escalations.openSystemic(group.standard(), group.unit()).ifPresent(found -> open.put(group, found)));
        batch.stream().filter(group -> group.breach() == null).forEach(group -> muting.lockSingle(group.standard(), group.unit()));
        Map<Group, Escalation> ended = ended(batch.stream().filter(group -> !open.containsKey(group)).toList());
        processes.together(() -> batch.forEach(group -> {
            if (open.containsKey(group)) {
                attach(open.get(group), missing.get(group));
            } else if (!ended.containsKey(group) || !recurrence.reopened(ended.get(group), gravest(missing.get(group)), ids(missing.get(group)))) {
                open(group, missing.get(group), ownerTiers);
            }
        }));
    }

    /** What ended last for groups that nothing carries now, locked. */
    private Map<Group, Escalation> ended(List<Group> groups) {
        Map<Group, EscalationId> last = new HashMap<>();
        groups.forEach(group -> recurrence.last(group.standard(), group.unit(), group.breach()).ifPresent(id -> last.put(group, id)));
        Map<EscalationId, Escalation> locked = escalations.lockAll(last.values()).stream().collect(Collectors.toMap(Escalation::id, Function.identity()));
        Map<Group, Escalation> ended = new HashMap<>();
        last.forEach((group, id) -> ended.computeIfAbsent(group, none -> locked.get(id)));
        return ended;
    }

    private Map<Group, List<Breach>> missing(List<Breach> among) {
        Set<BreachId> seenTo = new HashSet<>(escalations.carried(ids(among)));
        seenTo.addAll(waivers.waived());
        Map<Group, List<Breach>> groups = new LinkedHashMap<>();
        for (Breach breach : among) {
            if (breach.state() == Breach.State.OPEN && !seenTo.contains(breach.id())) {
                groups.computeIfAbsent(group(breach), none -> new ArrayList<>()).add(breach);
            }
        }
        return groups;
    }

    private Group group(Breach breach) {
        StandardId standard = breach.fingerprint().standard();
        PolicyRow row = policy.rowFor(standard, breach.severity(), breach.unit());
        boolean alone = row.single() && !(row.systemicAt() != null && (systemic.isOpen(standard, breach.unit())
                || systemic.reached(standard, breach.severity(), breach.unit())));
        return new Group(standard, breach.unit(), alone ? breach.id() : null);
    }

    private void attach(Escalation found, List<Breach> cases) {
        Severity own = gravest(cases).graverThan(found.severity()) ? gravest(cases) : found.severity();
        escalations.attach(found.id(), ids(cases), clock.instant());
        // Nobody has waived these, and what they joined is not clear any more.
        Escalation open = standstill.joined(settlingTime.unsettled(found));
        boolean becomes = systemic.reached(open.standard(), own, open.unit()) && systemic.mark(open.id());
        Severity gravest = becomes ? own.oneGraver() : own;
        escalations.save(open);
        story.tell(open, Actor.SERVICE, Happening.CASES_ADDED, count(cases.size()) + " added");
        Escalation changed = gravest.graverThan(open.severity()) ? raising.raise(open, gravest) : open;
        if (becomes) {
            story.tell(changed, Actor.SERVICE, Happening.BECAME_SYSTEMIC, SO_MANY);
            ladder.above(changed.turn().tier(), changed.unit()).ifPresent(above -> {
                Escalation moved = climb.systemic(changed, above);
                processes.reschedule(moved.process(), Turns.wait(moved.turn()));
            });
        }
        if (systemic.since(changed.id()).isPresent()) {
            muting.begin(escalations.find(changed.id()).orElseThrow());
        }
    }

    private void open(Group group, List<Breach> cases, Map<StandardId, String> ownerTiers) {
        Severity own = gravest(cases);
        boolean many = group.breach() == null && systemic.reached(group.standard(), own, group.unit());
        Severity severity = many ? own.oneGraver() : own;
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        String reference = escalations.nextReference();
        int owner = firstTier(group, own, ownerTiers);
        int tier = many ? ladder.above(owner, group.unit()).map(Place::tier).orElse(owner) : owner;
        Turn turn = turns.first(group.standard(), severity, group.unit(), tier);
        List<OuterLimit> outer = limits.reckon(group.standard(), severity, group.unit(), turn.tier(), now);
        String process = processes.start(id, reference, Turns.wait(turn), outer.get(0).dueAt());
        Escalation escalation = new Escalation(new EscalationId(id), reference, group.standard(), group.unit(),
                group.breach() == null ? EscalationKind.SYSTEMIC : EscalationKind.SINGLE, severity, EscalationState.OPEN, null,
                turn, null, null, 0, process, now, null);
        escalations.insert(escalation);
        escalations.held(escalation);
        limits.begin(escalation.id(), outer);
        escalations.attach(escalation.id(), ids(cases), now);
        story.tell(escalation, Actor.SERVICE, Happening.OPENED, group.standard() + ", " + severity.word() + ", "
                + count(cases.size()) + ", held by " + ladder.name(turn.tier())
                + (turn.holder() == null ? " (nobody holds the post)" : " (" + turn.holder() + ")"));
        if (many) {
            systemic.mark(escalation.id());
            story.tell(escalation, Actor.SERVICE, Happening.BECAME_SYSTEMIC, SO_MANY);
            telling.openedAbove(escalation, owner, turn.tier());
            muting.begin(escalation);
        }
        telling.atOnce(escalation, policy.rowFor(group.standard(), severity, group.unit()), "It was opened");
    }

    private int firstTier(Group group, Severity severity, Map<StandardId, String> ownerTiers) {
        return ladder.firstTier(policy.rowFor(group.standard(), severity, group.unit()), ownerTiers.getOrDefault(group.standard(), ""));
    }

    private Map<StandardId, String> ownerTiers() {
        Map<StandardId, String> tiers = new HashMap<>();
        ruleSets.inForce().standards().forEach(standard -> tiers.put(standard.id(), standard.ownerTier()));
        return tiers;
    }

    private static Severity gravest(List<Breach> cases) {
        return cases.stream().map(Breach::severity).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static List<BreachId> ids(List<Breach> cases) {
        return cases.stream().map(Breach::id).toList();
    }

    private static String count(int cases) {
        return cases == 1 ? "1 case" : cases + " cases";
    }
}

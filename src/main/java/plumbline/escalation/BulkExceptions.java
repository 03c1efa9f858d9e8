package plumbline.escalation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.breaches.BreachId;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.organisation.Organisation;

/** What exceptions of many breaches at once do to the escalations that carry them. All calls join the caller's transaction. */
@Component
public class BulkExceptions {

    private static final Comparator<Escalation> AS_OPENED = Comparator.comparing(Escalation::openedAt).thenComparing(Escalation::reference, Escalation.REFERENCES);

    /** The open escalations that carry some breaches, locked, and how many of them each carries. */
    public static final class Locked {

        private final Map<Escalation, Integer> cases;

        private Locked(Map<Escalation, Integer> cases) {
            this.cases = cases;
        }
    }

    private final EscalationRows escalations;
    private final ExceptionLimits limits;
    private final Standstill standstill;
    private final OpeningEscalations opening;
    private final Organisation organisation;
    private final Notices notices;
    private final Story story;
    private final JdbcClient jdbc;
    private final Clock clock;

    BulkExceptions(EscalationRows escalations, ExceptionLimits limits, Standstill standstill, OpeningEscalations opening, Organisation organisation,
                   Notices notices, Story story, JdbcClient jdbc, Clock clock) {
        this.escalations = escalations;
        this.limits = limits;
        this.standstill = standstill;
        this.opening = opening;
        this.organisation = organisation;
        this.notices = notices;
        this.story = story;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Nothing opens until the transaction ends, so that no breach slips between being looked at and being excepted. */
    public void whileNothingOpens() {
        opening.whileNothingElseOpens();
    }

    /** The last day that a waiver of a breach of this severity may have today. */
    public LocalDate latest(StandardId standard, Severity severity) {
        return organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(BusinessTime.dayOf(clock.instant()),
                limits.limit(standard, severity).longestWaiver());
    }

    /** How many open escalations carry some breaches. */
    public int carrying(List<BreachId> breaches) {
        return counts(breaches).size();
    }

    /** Locks them, before anything is told: who waits for the trail must not be waited for. */
    public Locked lock(List<BreachId> breaches) {
        Map<Escalation, Integer> locked = new LinkedHashMap<>();
        counts(breaches).forEach((id, cases) -> escalations.lock(id).filter(Escalation::open).ifPresent(found -> locked.put(found, cases)));
        return new Locked(locked);
    }

    /** They are excepted from now on; who holds an escalation is told. */
    public void begun(Locked locked, Actor actor, LocalDate until, String reason) {
        follow(locked).forEach((held, cases) -> {
            String words = cases(cases) + " set aside by " + actor.words() + " until " + BusinessTime.write(until) + ", or until the rule changes: " + reason;
            story.tell(held, actor, Happening.SET_ASIDE, words);
            tellHolder(held, actor, words);
        });
    }

    /** They are not excepted any more; who holds an escalation is told, and whoever granted it. */
    public void ended(Locked locked, Actor actor, String reason, String grantedBy) {
        Set<String> told = new HashSet<>(Set.of(actor.username()));
        follow(locked).forEach((running, cases) -> {
            String words = cases(cases) + " not set aside any more. " + reason;
            story.tell(running, actor, Happening.SET_ASIDE_NO_MORE, words);
            tellHolder(running, actor, words);
            if (told.add(grantedBy)) {
                notices.tell(running.id(), List.of(grantedBy), words);
            }
        });
    }

    /** Opens what nobody works on and nothing excepts; before anything is told, as opening takes its locks before the trail's. */
    public void openWhatIsMissing() {
        opening.openAllMissing();
    }

    /** In the order in which they were opened: locking goes by identifiers, which say nothing, and whoever granted it is told at the first. */
    private Map<Escalation, Integer> follow(Locked locked) {
        Map<Escalation, Integer> followed = new LinkedHashMap<>();
        locked.cases.entrySet().stream().sorted(Map.Entry.comparingByKey(AS_OPENED))
                .forEach(carried -> followed.put(standstill.follow(carried.getKey()), carried.getValue()));
        return followed;
    }

    private void tellHolder(Escalation escalation, Actor actor, String words) {
        String holder = escalation.turn().holder();
        if (holder != null && !holder.equals(actor.username())) {
            notices.tell(escalation.id(), List.of(holder), words);
        }
    }

    private Map<EscalationId, Integer> counts(List<BreachId> breaches) {
        Map<EscalationId, Integer> counts = new LinkedHashMap<>();
        jdbc.sql("""
                select escalation, count(*) as cases from escalation_breach where open and breach = any (?) group by escalation order by escalation""")
                .param(breaches.stream().map(BreachId::value).toArray(UUID[]::new))
                .query(row -> {
                    counts.put(new EscalationId(row.getObject("escalation", UUID.class)), row.getInt("cases"));
                });
        return counts;
    }

    private static String cases(int cases) {
        return cases == 1 ? "1 case" : cases + " cases";
    }
}

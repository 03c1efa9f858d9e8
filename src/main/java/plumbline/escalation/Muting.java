package plumbline.escalation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/**
 * A systemic escalation mutes the single ones of its standard in its unit, its children: while it is open they send nothing
 * and their clocks stand still. When it ends, those that remain run on with what was left.
 */
@Component
public class Muting {

    /** Nobody knows when the parent ends, so the clock is held for a while at a time; what is not used is taken back. */
    static final int DAYS_AT_A_TIME = 366;

    /** Who mutes an escalation, and since when. */
    public record Parent(EscalationId id, String reference, Instant since) {
    }

    /** One that is muted. */
    public record Child(EscalationId id, String reference) {
    }

    private final EscalationRows escalations;
    private final EscalationPolicy policy;
    private final Standstill standstill;
    private final Notices notices;
    private final Story story;
    private final JdbcClient jdbc;
    private final Clock clock;

    Muting(EscalationRows escalations, EscalationPolicy policy, Standstill standstill, Notices notices, Story story, JdbcClient jdbc, Clock clock) {
        this.escalations = escalations;
        this.policy = policy;
        this.standstill = standstill;
        this.notices = notices;
        this.story = story;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who mutes an escalation; empty when nobody does. */
    public Optional<Parent> parent(EscalationId child) {
        return jdbc.sql("""
                select p.id, p.reference, m.since from escalation_muting m join escalation p on p.id = m.parent
                where m.child = ? and m.ended_at is null""").param(child.value())
                .query((row, i) -> new Parent(new EscalationId(row.getObject("id", UUID.class)), row.getString("reference"),
                        Objects.requireNonNull(EscalationRows.instant(row, "since")))).optional();
    }

    /** Those that an escalation mutes. */
    public List<Child> children(EscalationId parent) {
        return jdbc.sql("""
                select c.id, c.reference from escalation_muting m join escalation c on c.id = m.child
                where m.parent = ? and m.ended_at is null order by c.opened_at, length(c.reference), c.reference""").param(parent.value())
                .query((row, i) -> new Child(new EscalationId(row.getObject("id", UUID.class)), row.getString("reference"))).list();
    }

    /**
     * Locks the single escalations of a standard in a unit, which are or may become children. Whoever mutes or ends a muting
     * calls it before the first entry of the trail: who waits for that chain must not be waited for.
     */
    List<Escalation> lockSingle(StandardId standard, UnitId unit) {
        return jdbc.sql("select * from escalation where state = 'OPEN' and kind = 'SINGLE' and standard = ? and unit = ? order by id for update")
                .params(standard.value(), unit.value()).query(EscalationRows::escalation).list();
    }

    /**
     * Locks those that an escalation may mute before it closes or goes to another unit. A single one mutes nobody: two of them that close at the same moment, each holding
     * its own row, would wait for each other.
     */
    void lockChildren(Escalation closing) {
        if (closing.kind() == EscalationKind.SYSTEMIC) {
            lockSingle(closing.standard(), closing.unit());
        }
    }

    /** An escalation that became systemic, or was reopened as one, mutes its children from now on. */
    void begin(Escalation parent) {
        List<Escalation> muted = lockSingle(parent.standard(), parent.unit()).stream()
                .filter(single -> belongs(single, parent) && parent(single.id()).isEmpty()).toList();
        muted.forEach(child -> mute(child, parent));
        if (!muted.isEmpty()) {
            story.tell(parent, Actor.SERVICE, Happening.MUTES, muted.stream().map(Escalation::reference).collect(Collectors.joining(", ")));
        }
    }

    /** An escalation has closed: it is muted no more, and mutes nobody any more. */
    void closed(Escalation closed, Actor actor) {
        end(closed);
        children(closed.id()).forEach(child -> escalations.lock(child.id()).ifPresent(found -> runOn(found, closed.reference() + " has ended", actor)));
    }

    /**
     * An escalation went to another unit: those that it muted and that do not go there with it run on. The caller has locked them
     * before it went ({@link #lockChildren}).
     */
    void went(Escalation parent) {
        children(parent.id()).stream().flatMap(child -> escalations.find(child.id()).stream())
                .filter(child -> !belongs(child, parent) && !goesTo(child, parent.unit()))
                .forEach(child -> runOn(child, parent.reference() + " is about another unit", Actor.SERVICE));
    }

    private boolean goesTo(Escalation child, UnitId unit) {
        return jdbc.sql("""
                select exists (select 1 from escalation_breach c join breach b on b.id = c.breach
                where c.escalation = ? and c.open and b.state = 'OPEN' and b.unit = ?)""").params(child.id().value(), unit.value()).query(Boolean.class).single();
    }

    /**
     * One that became too grave to be muted, or went to another unit, is muted no more. The caller holds the row's lock, lets
     * the clock follow and tells it.
     *
     * @return whoever muted it until now
     */
    Optional<Escalation> outgrown(Escalation child) {
        Optional<Escalation> outgrown = parent(child.id()).map(Parent::id).flatMap(escalations::find).filter(parent -> !belongs(child, parent));
        outgrown.ifPresent(parent -> end(child));
        return outgrown;
    }

    /** The clock of a muted one that has been held all the time it was held for: as long again. The caller holds the row's lock. */
    Optional<Escalation> heldOn(Escalation child) {
        int muted = jdbc.sql("update escalation_muting set until = ? where child = ? and ended_at is null").params(until(), child.id().value()).update();
        return muted == 0 ? Optional.empty() : Optional.of(standstill.hold(child));
    }

    /** Where the policy names no number, one belongs to nothing systemic; nothing mutes what is graver than itself, or elsewhere. */
    private boolean belongs(Escalation single, Escalation parent) {
        return single.unit().equals(parent.unit()) && policy.rowFor(single.standard(), single.severity(), single.unit()).systemicAt() != null
                && !single.severity().graverThan(parent.severity());
    }

    private void mute(Escalation child, Escalation parent) {
        jdbc.sql("""
                insert into escalation_muting (id, child, parent, since, until, parent_process, child_process) values (?, ?, ?, ?, ?, ?, ?)""")
                .params(UUID.randomUUID(), child.id().value(), parent.id().value(), EscalationRows.at(clock.instant()), until(),
                        parent.process(), child.process()).update();
        Escalation held = standstill.follow(child);
        String words = "Muted while " + parent.reference() + " is open: it sends nothing and does not climb on its own";
        story.tell(held, Actor.SERVICE, Happening.MUTED, words);
        tell(held, words);
    }

    private void runOn(Escalation child, String why, Actor actor) {
        end(child);
        Escalation running = standstill.follow(child);
        String words = why + "; this one is not muted any more, and its step is due by "
                + BusinessTime.write(Objects.requireNonNull(running.turn().dueAt(), "an open escalation has a limit"));
        story.tell(running, actor, Happening.MUTED_NO_MORE, words);
        tell(running, words);
    }

    private void end(Escalation child) {
        jdbc.sql("update escalation_muting set ended_at = ?, parent_process = null, child_process = null where child = ? and ended_at is null")
                .params(EscalationRows.at(clock.instant()), child.id().value()).update();
    }

    private void tell(Escalation child, String words) {
        notices.tell(child.id(), Stream.of(child.turn().holder(), child.turn().actsNext()).filter(Objects::nonNull).toList(), words);
    }

    private LocalDate until() {
        return BusinessTime.dayOf(clock.instant()).plusDays(DAYS_AT_A_TIME);
    }
}

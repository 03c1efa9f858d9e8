package plumbline.escalation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachId;
import plumbline.breaches.Breaches;
import plumbline.core.Actor;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.escalation.process.EscalationProcesses;

/** Closes escalations of a standard that is no longer among the rules, once none of their cases is open. Calls join the caller's transaction. */
@Component
public class ClosingRetired {

    private final OpeningEscalations opening;
    private final EscalationRows escalations;
    private final EscalationProcesses processes;
    private final Breaches breaches;
    private final PauseEnding pauses;
    private final WaiverEnding waivers;
    private final Muting muting;
    private final Notices notices;
    private final Story story;
    private final JdbcClient jdbc;
    private final Clock clock;

    ClosingRetired(OpeningEscalations opening, EscalationRows escalations, EscalationProcesses processes, Breaches breaches, PauseEnding pauses, WaiverEnding waivers, Muting muting,
                   Notices notices, Story story, JdbcClient jdbc, Clock clock) {
        this.opening = opening;
        this.escalations = escalations;
        this.processes = processes;
        this.breaches = breaches;
        this.pauses = pauses;
        this.waivers = waivers;
        this.muting = muting;
        this.notices = notices;
        this.story = story;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Nothing opens until the transaction ends, so that nothing begins with a case that is just being closed. */
    public void whileNothingOpens() {
        opening.whileNothingElseOpens();
    }

    /** How many escalations of a standard are open in some units. */
    public int open(StandardId standard, Collection<UnitId> units) {
        return jdbc.sql("select count(*) from escalation where standard = ? and state = 'OPEN' and unit = any (?)")
                .params(standard.value(), units.stream().map(UnitId::value).toArray(String[]::new)).query(Integer.class).single();
    }

    /** Closes those of the cases that are left without an open one; whoever holds one is told. */
    public List<Escalation> close(StandardId standard, List<BreachId> cases, Actor director, String reason) {
        List<Escalation> locked = new ArrayList<>();
        for (EscalationId id : escalations.carrying(cases)) {
            escalations.lock(id).filter(Escalation::open).filter(found -> found.standard().equals(standard) && nothingOpen(found)).ifPresent(locked::add);
        }
        locked.forEach(muting::lockChildren);
        waivers.endOfCleared();
        return locked.stream().map(before -> escalations.find(before.id()).orElseThrow()).map(escalation -> close(escalation, director, reason)).toList();
    }

    private boolean nothingOpen(Escalation escalation) {
        return breaches.all(escalations.breachesOf(escalation.id())).stream().noneMatch(each -> each.state() == Breach.State.OPEN);
    }

    private Escalation close(Escalation escalation, Actor director, String reason) {
        processes.cancel(escalation.process());
        Escalation closed = escalation.closed(Closure.STANDARD_RETIRED, clock.instant());
        escalations.save(closed);
        pauses.closed(closed, director);
        muting.closed(closed, director);
        String words = "Its standard is no longer among the rules, so nothing can test it clean. " + reason;
        story.tell(closed, director, Happening.STANDARD_RETIRED, words);
        Optional.ofNullable(escalation.turn().holder()).filter(holder -> !holder.equals(director.username()))
                .ifPresent(holder -> notices.tell(closed.id(), List.of(holder), "Closed by " + director.words() + ". " + words));
        return closed;
    }
}

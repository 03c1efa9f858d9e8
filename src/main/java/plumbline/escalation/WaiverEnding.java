package plumbline.escalation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachId;
import plumbline.breaches.Breaches;
import plumbline.breaches.Waiver;
import plumbline.breaches.Waivers;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.escalation.failure.Failures;
import plumbline.escalation.process.ExpiryClock;
import plumbline.escalation.process.ExpiryProcesses;

/** How a waiver ends: by its expiry, early, or because its breach cleared. What is still in breach is worked on again. */
@Component
class WaiverEnding implements ExpiryClock {

    static final String KIND = "waiver";

    private final EscalationRows escalations;
    private final Breaches breaches;
    private final Waivers waivers;
    private final Standstill standstill;
    private final OpeningEscalations opening;
    private final ExpiryProcesses processes;
    private final ExceptionNotices notices;
    private final Story story;
    private final Failures failures;
    private final TransactionTemplate transactions;

    WaiverEnding(EscalationRows escalations, Breaches breaches, Waivers waivers, Standstill standstill, OpeningEscalations opening,
                 ExpiryProcesses processes, ExceptionNotices notices, Story story, Failures failures,
                 TransactionTemplate transactions) {
        this.escalations = escalations;
        this.breaches = breaches;
        this.waivers = waivers;
        this.standstill = standstill;
        this.opening = opening;
        this.processes = processes;
        this.notices = notices;
        this.story = story;
        this.failures = failures;
        this.transactions = transactions;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional
    public void expired(UUID subject) {
        Optional<Escalation> carrying = lock(waivers.waiver(subject).orElseThrow());
        Waiver waiver = waivers.waiver(subject).orElseThrow();
        if (waiver.state() == Waiver.State.IN_FORCE) {
            waivers.end(subject, Waiver.State.EXPIRED, Actor.SERVICE);
            if (carrying.filter(Escalation::open).isEmpty()) {
                // Before anything is told: opening takes its own lock first and the trail's afterwards.
                opening.openAllMissing();
            }
            after(carrying, waiver, Actor.SERVICE, "expired on " + BusinessTime.write(waiver.until()));
        }
    }

    /** The caller holds the lock of the escalation that carries the breach. */
    Escalation clear(Escalation escalation, Waiver waiver, Actor actor, String reason) {
        endProcess(waiver);
        waivers.end(waiver.id(), Waiver.State.CLEARED, actor);
        after(Optional.of(escalation), waiver, actor, "was ended early by " + actor.words() + ": " + reason);
        return escalations.find(escalation.id()).orElseThrow();
    }

    /** Ends the waivers of breaches that the rule has tested clean or that were closed with their standard: there is nothing left to except. */
    void endOfCleared() {
        failures.each("ending waivers of what is not open any more", waivers.ofCleared(), waiver -> "waiver " + waiver.id(), found ->
                transactions.executeWithoutResult(status -> {
                Optional<Escalation> carrying = lock(found);
                Waiver waiver = waivers.waiver(found.id()).orElseThrow();
                Breach.State state = breaches.breach(waiver.breach()).orElseThrow().state();
                if (waiver.state() == Waiver.State.IN_FORCE && state != Breach.State.OPEN) {
                    endProcess(waiver);
                    waivers.end(waiver.id(), Waiver.State.CLEARED, Actor.SERVICE);
                    after(carrying, waiver, Actor.SERVICE, state == Breach.State.CLEARED ? "ended because the rule tested it clean"
                            : "ended because its standard is no longer among the rules");
                }
            }));
    }

    /** The reference of the case that a waiver is about. */
    String subject(BreachId breach) {
        return breaches.breach(breach).map(found -> found.fingerprint().subject().ref()).orElse(breach.toString());
    }

    /** What was set aside with others has one process with them. */
    private void endProcess(Waiver waiver) {
        if (waiver.setAside() == null) {
            processes.end(Objects.requireNonNull(waiver.process(), "a waiver in force has its process"));
        }
    }

    private void after(Optional<Escalation> carrying, Waiver waiver, Actor actor, String how) {
        carrying.ifPresent(escalation -> {
            Escalation running = escalation.open() ? standstill.follow(escalation) : escalation;
            String words = "The waiver for " + subject(waiver.breach()) + " " + how;
            story.tell(running, actor, Happening.WAIVER_ENDED, words);
            notices.tell(running, waiver, actor, words);
        });
    }

    /**
     * The escalation that carries a waiver's breach, or carried it last. Whoever opens escalations locks those that ended too,
     * so here only an open one is locked.
     */
    Optional<Escalation> lock(Waiver waiver) {
        Optional<Escalation> carrying = escalations.carrying(waiver.breach()).flatMap(escalations::find);
        return carrying.filter(Escalation::open).isPresent() ? escalations.lock(carrying.get().id()) : carrying;
    }
}

package plumbline.escalation;

import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.escalation.process.ExpiryClock;
import plumbline.escalation.process.ExpiryProcesses;

/** How a pause ends: by its expiry, early, or with its escalation. Holder and approver are told each time. */
@Component
class PauseEnding implements ExpiryClock {

    static final String KIND = "pause";

    private final EscalationRows escalations;
    private final PauseTable pauses;
    private final Standstill standstill;
    private final ExpiryProcesses processes;
    private final ExceptionNotices notices;
    private final Story story;

    PauseEnding(EscalationRows escalations, PauseTable pauses, Standstill standstill, ExpiryProcesses processes,
                ExceptionNotices notices, Story story) {
        this.escalations = escalations;
        this.pauses = pauses;
        this.standstill = standstill;
        this.processes = processes;
        this.notices = notices;
        this.story = story;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional
    public void expired(UUID subject) {
        Escalation escalation = escalations.lock(pauses.find(subject).orElseThrow().escalation()).orElseThrow();
        Pause pause = pauses.find(subject).orElseThrow();
        if (pause.state() != Pause.State.IN_FORCE) {
            return;
        }
        pauses.end(subject, Pause.State.EXPIRED, Actor.SERVICE);
        Escalation running = standstill.follow(escalation);
        String words = "The pause expired on " + BusinessTime.write(pause.until()) + "; the clock runs again";
        story.tell(running, Actor.SERVICE, Happening.PAUSE_ENDED, words);
        notices.tell(running, pause, Actor.SERVICE, words);
    }

    Escalation clear(Escalation escalation, Pause pause, Actor actor, String reason) {
        processes.end(Objects.requireNonNull(pause.process(), "a pause in force has its process"));
        pauses.end(pause.id(), Pause.State.CLEARED, actor);
        Escalation running = standstill.follow(escalation);
        story.tell(running, actor, Happening.PAUSE_ENDED, "Ended early: " + reason);
        notices.tell(running, pause, actor, "The pause was ended early by " + actor.words() + ": " + reason);
        return running;
    }

    /** An escalation that has closed is not paused any more, and nobody needs to decide whether it should be. */
    void closed(Escalation escalation, Actor actor) {
        pauses.of(escalation.id(), Pause.State.IN_FORCE).ifPresent(pause -> {
            processes.end(Objects.requireNonNull(pause.process(), "a pause in force has its process"));
            pauses.end(pause.id(), Pause.State.CLEARED, actor);
            notices.tell(escalation, pause, actor, "The pause ended because the escalation was closed");
        });
    }
}

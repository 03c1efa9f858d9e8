package plumbline.escalation;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;

/** Pauses as something people decide about. */
@Component
class PauseKind implements ExceptionKind<Pause> {

    private final PauseTable pauses;
    private final PauseEnding ending;

    PauseKind(PauseTable pauses, PauseEnding ending) {
        this.pauses = pauses;
        this.ending = ending;
    }

    @Override
    public String word() {
        return PauseEnding.KIND;
    }

    @Override
    public String name(Pause pause) {
        return word();
    }

    @Override
    public Happening approved() {
        return Happening.PAUSED;
    }

    @Override
    public Happening refused() {
        return Happening.PAUSE_REFUSED;
    }

    @Override
    public Optional<Pause> find(Escalation escalation, UUID id) {
        return pauses.find(id).filter(pause -> pause.escalation().equals(escalation.id()));
    }

    @Override
    public void putDown(Pause pause, Pause.State state, Actor actor, int tier, String comment, @Nullable String process) {
        pauses.decide(pause.id(), state, actor, tier, comment, process);
    }

    @Override
    public Escalation end(Escalation escalation, Pause pause, Actor actor, String reason) {
        return ending.clear(escalation, pause, actor, reason);
    }
}

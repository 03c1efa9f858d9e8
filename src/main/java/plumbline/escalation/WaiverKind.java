package plumbline.escalation;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.breaches.Waiver;
import plumbline.breaches.Waivers;
import plumbline.core.Actor;

/** Waivers as something people decide about. */
@Component
class WaiverKind implements ExceptionKind<Waiver> {

    private final EscalationRows escalations;
    private final Waivers waivers;
    private final WaiverEnding ending;

    WaiverKind(EscalationRows escalations, Waivers waivers, WaiverEnding ending) {
        this.escalations = escalations;
        this.waivers = waivers;
        this.ending = ending;
    }

    @Override
    public String word() {
        return WaiverEnding.KIND;
    }

    @Override
    public String name(Waiver waiver) {
        return word() + " for " + ending.subject(waiver.breach());
    }

    @Override
    public Happening approved() {
        return Happening.WAIVED;
    }

    @Override
    public Happening refused() {
        return Happening.WAIVER_REFUSED;
    }

    @Override
    public Optional<Waiver> find(Escalation escalation, UUID id) {
        return waivers.waiver(id).filter(waiver -> escalations.breachesOf(escalation.id()).contains(waiver.breach()));
    }

    @Override
    public void putDown(Waiver waiver, Waiver.State state, Actor actor, int tier, String comment, @Nullable String process) {
        waivers.decide(waiver.id(), state, actor, tier, comment, process);
    }

    @Override
    public Escalation end(Escalation escalation, Waiver waiver, Actor actor, String reason) {
        return ending.clear(escalation, waiver, actor, reason);
    }
}

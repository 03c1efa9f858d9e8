package plumbline.escalation;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.Jurisdiction;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.TimeLimit;
import plumbline.core.UnitId;
import plumbline.core.WorkingCalendar;
import plumbline.escalation.Ladder.Place;
import plumbline.escalation.process.Wait;
import plumbline.organisation.Organisation;

/** Works out whose turn it is and until when, from the policy and the council's calendar. */
@Component
class Turns {

    /** At the top nobody is above: the clock starts again at this length, so that the board is told again but not flooded. */
    static final TimeLimit AT_THE_TOP = TimeLimit.workingDays(5);

    private final EscalationPolicy policy;
    private final Organisation organisation;
    private final Ladder ladder;
    private final Approvers approvers;
    private final HeldClock held;
    private final Clock clock;

    Turns(EscalationPolicy policy, Organisation organisation, Ladder ladder, Approvers approvers,
          HeldClock held, Clock clock) {
        this.policy = policy;
        this.organisation = organisation;
        this.ladder = ladder;
        this.approvers = approvers;
        this.held = held;
        this.clock = clock;
    }

    /** The first turn of a new escalation. */
    Turn first(StandardId standard, Severity severity, UnitId unit, int tier) {
        Place place = ladder.at(tier, unit);
        return turn(Step.ACKNOWLEDGE, place, place.holder(), unit, due(standard, severity, unit, Step.ACKNOWLEDGE), null);
    }

    /** The same escalation at another step, its clock starting now at the tier that holds it. */
    Turn step(Escalation escalation, Step step) {
        Place place = new Place(escalation.turn().tier(), escalation.turn().holder());
        return held.held(escalation.id(), turn(escalation, step, place));
    }

    /** The same step one tier up, with the full limit of that step; at the top, the same tier, overdue. */
    Turn oneTierUp(Escalation escalation) {
        Turn turn = escalation.turn();
        Place above = ladder.above(turn.tier(), escalation.unit()).orElse(null);
        if (above != null) {
            return held.held(escalation.id(), turn(escalation, turn.step(), above));
        }
        Instant overdueSince = turn.overdueSince() == null ? clock.instant() : turn.overdueSince();
        return new Turn(turn.step(), turn.tier(), turn.holder(), turn.actsNext(), null, null, turn.since(),
                due(AT_THE_TOP), overdueSince);
    }

    /** What the process has to know of a turn. */
    static Wait wait(Turn turn) {
        return new Wait(turn.tier(), Objects.requireNonNull(turn.dueAt(), "an open escalation has a limit"));
    }

    private Turn turn(Escalation escalation, Step step, Place place) {
        String actsNext = switch (step) {
            case AGREE -> approvers.toAgree(escalation.id(), place.tier(), escalation.unit()).map(Place::holder).orElse(null);
            case SIGN_OFF -> approvers.toSignOff(escalation.id(), place.tier(), escalation.unit()).map(Place::holder).orElse(null);
            case RE_TEST -> null;
            default -> place.holder();
        };
        return turn(step, place, actsNext, escalation.unit(), due(escalation.standard(), escalation.severity(), escalation.unit(), step), null);
    }

    private Turn turn(Step step, Place place, @Nullable String actsNext, UnitId unit, Instant due,
                      @Nullable Instant overdueSince) {
        Place above = ladder.above(place.tier(), unit).orElse(null);
        return new Turn(step, place.tier(), place.holder(), actsNext, above == null ? null : above.tier(),
                above == null ? null : above.holder(), clock.instant(), due, overdueSince);
    }

    private Instant due(StandardId standard, Severity severity, UnitId unit, Step step) {
        return due(policy.rowFor(standard, severity, unit).limit(step));
    }

    private Instant due(TimeLimit limit) {
        WorkingCalendar calendar = organisation.calendar(Jurisdiction.ENGLAND);
        return limit.from(clock.instant(), calendar).at();
    }
}

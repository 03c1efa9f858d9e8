package plumbline.escalation;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final NextToAct nextToAct;
    private final HeldClock held;
    private final Clock clock;

    Turns(EscalationPolicy policy, Organisation organisation, Ladder ladder, NextToAct nextToAct,
          HeldClock held, Clock clock) {
        this.policy = policy;
        this.organisation = organisation;
        this.ladder = ladder;
        this.nextToAct = nextToAct;
        this.held = held;
        this.clock = clock;
    }

    /** The first turn of a new escalation. */
    Turn first(StandardId standard, Severity severity, UnitId unit, int tier) {
        Place place = ladder.at(tier, unit);
        PolicyRow row = policy.rowFor(standard, severity, unit);
        return turn(Step.ACKNOWLEDGE, place, place.holder(), above(row, place.tier(), unit).orElse(null),
                due(row.limit(Step.ACKNOWLEDGE), clock.instant()));
    }

    /** The same escalation at another step, its clock starting now at the tier that holds it. */
    Turn step(Escalation escalation, Step step) {
        Place place = new Place(escalation.turn().tier(), escalation.turn().holder());
        return held.held(escalation.id(), turn(escalation, step, place));
    }

    /**
     * The same step at the next tier of its path, with the full limit of that step; where the path ends, the same tier,
     * overdue.
     */
    Turn up(Escalation escalation) {
        Turn turn = escalation.turn();
        Place above = above(escalation, turn.tier()).orElse(null);
        if (above != null) {
            return at(escalation, above);
        }
        Instant overdueSince = turn.overdueSince() == null ? clock.instant() : turn.overdueSince();
        return new Turn(turn.step(), turn.tier(), turn.holder(), turn.actsNext(), null, null, turn.since(),
                due(AT_THE_TOP, clock.instant()), overdueSince);
    }

    /** The same turn now that its escalation is graver: due at that severity's limit from now, unless it is due earlier already. */
    Turn graver(Escalation graver) {
        Turn turn = graver.turn();
        Place above = above(graver, turn.tier()).orElse(null);
        Instant soFar = Objects.requireNonNull(turn.dueAt(), "an open escalation has a limit");
        Instant limit = due(graver, turn.step(), clock.instant());
        return new Turn(turn.step(), turn.tier(), turn.holder(), turn.actsNext(), above == null ? null : above.tier(),
                above == null ? null : above.holder(), turn.since(), limit.isBefore(soFar) ? limit : soFar, turn.overdueSince());
    }

    /** The same turn with whoever answers now at its tier and at the next one. */
    Turn occupiedNow(Escalation escalation) {
        Turn turn = escalation.turn();
        Place place = new Place(turn.tier(), ladder.at(turn.tier(), escalation.unit()).holder());
        Place above = above(escalation, turn.tier()).orElse(null);
        return new Turn(turn.step(), turn.tier(), place.holder(), nextToAct.at(escalation, turn.step(), place), above == null ? null : above.tier(),
                above == null ? null : above.holder(), turn.since(), turn.dueAt(), turn.overdueSince());
    }

    /** Back to the first step at the next tier of its path; where the path ends, at the same tier. */
    Turn lapsed(Escalation escalation) {
        Place place = above(escalation, escalation.turn().tier()).orElse(new Place(escalation.turn().tier(), escalation.turn().holder()));
        return held.held(escalation.id(), turn(escalation, Step.ACKNOWLEDGE, place));
    }

    /** The same step at another place, with the full limit of that step. */
    Turn at(Escalation escalation, Place place) {
        return held.held(escalation.id(), turn(escalation, escalation.turn().step(), place));
    }

    /** Where it goes from a tier when a step is missed; empty at the end of its path. */
    Optional<Place> above(Escalation escalation, int tier) {
        return above(policy.rowFor(escalation.standard(), escalation.severity(), escalation.unit()), tier, escalation.unit());
    }

    /** The last moment of a step that begins at a moment. */
    Instant due(Escalation escalation, Step step, Instant begins) {
        return due(policy.rowFor(escalation.standard(), escalation.severity(), escalation.unit()).limit(step), begins);
    }

    /** What the process has to know of a turn. */
    static Wait wait(Turn turn) {
        return new Wait(turn.tier(), Objects.requireNonNull(turn.dueAt(), "an open escalation has a limit"));
    }

    private Turn turn(Escalation escalation, Step step, Place place) {
        return turn(step, place, nextToAct.at(escalation, step, place), above(escalation, place.tier()).orElse(null), due(escalation, step, clock.instant()));
    }

    private Turn turn(Step step, Place place, @Nullable String actsNext, @Nullable Place above, Instant due) {
        return new Turn(step, place.tier(), place.holder(), actsNext, above == null ? null : above.tier(),
                above == null ? null : above.holder(), clock.instant(), due, null);
    }

    private Optional<Place> above(PolicyRow row, int tier, UnitId unit) {
        return switch (row.path()) {
            case CLIMB -> ladder.above(tier, unit);
            case WHEN_SYSTEMIC -> Optional.empty();
            case STRAIGHT_UP -> {
                Set<Integer> told = row.informedAtOnce().stream().map(ladder::named).collect(Collectors.toSet());
                // The board meets on its day; no missed step brings it together sooner.
                yield ladder.between(tier, ladder.top()).stream().filter(above -> !told.contains(above)).findFirst()
                        .map(above -> ladder.at(above, unit));
            }
        };
    }

    private Instant due(TimeLimit limit, Instant begins) {
        WorkingCalendar calendar = organisation.calendar(Jurisdiction.ENGLAND);
        return limit.from(begins, calendar).at();
    }
}

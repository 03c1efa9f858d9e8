package plumbline.escalation.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.breaches.Waiver;
import plumbline.breaches.Waivers;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.escalation.EscalationId;
import plumbline.escalation.Escalations;
import plumbline.escalation.Pauses;
import plumbline.escalation.Waiving;
import plumbline.escalation.setaside.SettingAside;

/** Everything that holds a clock now, for the board. */
@Component
class InForceList {

    /** One pause or waiver in force, all in words; {@code what} says which. */
    record PauseRow(String what, UUID escalation, String reference, String standard, String standardTitle, String unit, String severity, String holder,
                    String reason, String askedBy, String approvedBy, String until, String left) {
    }

    private final Escalations escalations;
    private final Pauses pauses;
    private final Waivers waivers;
    private final Waiving waiving;
    private final SettingAside settingAside;
    private final Wording wording;

    InForceList(Escalations escalations, Pauses pauses, Waivers waivers, Waiving waiving, SettingAside settingAside, Wording wording) {
        this.escalations = escalations;
        this.pauses = pauses;
        this.waivers = waivers;
        this.waiving = waiving;
        this.settingAside = settingAside;
        this.wording = wording;
    }

    List<PauseRow> all() {
        Words words = wording.now();
        Stream<PauseRow> paused = pauses.inForce().stream().flatMap(pause -> row(Optional.of(pause.escalation()), "Pause " + pause.number(),
                pause.reason(), pause.askedBy(), pause.decidedBy(), pause.until(), words));
        // What was set aside together is one line of its own list, not one for each breach.
        Stream<PauseRow> waived = waivers.in(Waiver.State.IN_FORCE).stream().filter(waiver -> waiver.setAside() == null).flatMap(waiver -> row(waiving.carrying(waiver),
                "Waiver for " + waiving.subject(waiver), waiver.reason(), waiver.askedBy(), waiver.decidedBy(), waiver.until(), words));
        return Stream.concat(paused, waived).toList();
    }

    /** What directors have set aside together, all in force. */
    List<SetAsideView> setAside() {
        Words words = wording.now();
        return settingAside.inForce().stream().map(made -> SetAsideView.of(made, words)).toList();
    }

    private Stream<PauseRow> row(Optional<EscalationId> id, String what, String reason, Actor askedBy, @Nullable Actor approvedBy,
                                 LocalDate until, Words words) {
        return id.flatMap(escalations::escalation).map(summary -> EscalationRow.of(summary, words)).stream()
                .map(row -> new PauseRow(what, row.id(), row.reference(), row.standard(), row.standardTitle(), row.unit(), row.severity(),
                        row.holder(), reason, person(askedBy, words), approvedBy == null ? "" : person(approvedBy, words),
                        BusinessTime.write(until), words.left(BusinessTime.endOf(until))));
    }

    private static String person(Actor actor, Words words) {
        return words.person(actor.username()) + actor.onBehalfOf().map(other -> " for " + words.person(other)).orElse("");
    }
}

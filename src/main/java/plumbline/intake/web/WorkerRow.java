package plumbline.intake.web;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.intake.WorkerReferences.Alike;
import plumbline.intake.WorkerReferences.Decision;
import plumbline.intake.WorkerReferences.Known;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/**
 * A line about one or two references of workers, in words.
 *
 * @param reference the one that may be, or is, the worker's other reference
 * @param holds     the lists that hold it, each with its records
 * @param teams     the teams its records name
 * @param worker    the one the worker is judged by; empty when the line is about one reference
 * @param note      what keeps it from being as decided, or {@code null}
 */
record WorkerRow(String reference, String holds, String teams, String worker, String workerHolds, String reason, String decided, @Nullable String note) {

    static WorkerRow of(Known known, Organisation organisation) {
        return new WorkerRow(known.reference(), holds(known), teams(known, organisation), "", "", "", "", null);
    }

    static WorkerRow of(Alike alike, Organisation organisation) {
        return new WorkerRow(alike.reference().reference(), holds(alike.reference()), teams(alike.reference(), organisation), alike.worker().reference(), holds(alike.worker()), "", "", null);
    }

    static WorkerRow of(Decision decision) {
        return new WorkerRow(decision.reference(), "", "", decision.worker(), "", decision.reason(), decision.decidedBy() + ", " + BusinessTime.write(decision.decidedAt()),
                decision.rests() ? "Rests: a list of who works here holds " + decision.reference() + " too, so each is judged by itself." : null);
    }

    private static String holds(Known known) {
        return known.lists().stream().map(list -> list.list() + " (" + list.records() + ")").collect(Collectors.joining(", "));
    }

    private static String teams(Known known, Organisation organisation) {
        return known.teams().isEmpty() ? "None named"
                : known.teams().stream().map(unit -> organisation.unit(unit).map(OrgUnit::name).orElse(unit.value())).collect(Collectors.joining(", "));
    }
}

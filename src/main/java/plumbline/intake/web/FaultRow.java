package plumbline.intake.web;

import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.intake.Format;
import plumbline.intake.faults.FaultState;
import plumbline.intake.faults.QueuedFault;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/** A fault of the queue as its page shows it, everything in words. */
record FaultRow(long batch, String fileName, String came, long row, String column, String value, String expected, String became,
                String team, String state, String colour, String owner, @Nullable String note) {

    static FaultRow of(QueuedFault fault, Organisation organisation) {
        return new FaultRow(fault.batch(), fault.fileName(), BusinessTime.write(fault.came()), fault.row(), fault.column(), fault.value(),
                fault.expected(), fault.rejected() ? "Left out" : "Imported", team(fault, organisation), fault.state().word(), colour(fault.state()),
                fault.owner() == null ? "Nobody" : fault.owner(), fault.note());
    }

    static String team(QueuedFault fault, Organisation organisation) {
        return fault.unit() == null ? "Not known" : organisation.unit(fault.unit()).map(OrgUnit::name).orElse(fault.unit().value());
    }

    static String format(String code) {
        return Format.coded(code).map(Format::title).orElse(code);
    }

    private static String colour(FaultState state) {
        return switch (state) {
            case OPEN -> "red";
            case SENT_BACK -> "yellow";
            case PUT_RIGHT -> "green";
            case ACCEPTED -> "grey";
        };
    }
}

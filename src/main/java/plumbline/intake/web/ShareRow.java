package plumbline.intake.web;

import plumbline.core.UnitId;
import plumbline.intake.faults.ColumnShare;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/** How often a column is wrong, in words. */
record ShareRow(String formatCode, String format, String column, String unit, String team, int faults, String share, boolean systemic) {

    static ShareRow of(ColumnShare share, Organisation organisation) {
        UnitId unit = share.unit();
        return new ShareRow(share.format(), FaultRow.format(share.format()), share.column(), unit == null ? "" : unit.value(),
                unit == null ? "Not known" : organisation.unit(unit).map(OrgUnit::name).orElse(unit.value()), share.faults(),
                share.percent() + "% of " + share.rows() + " rows", share.systemic());
    }
}

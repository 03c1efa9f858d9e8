package plumbline.evaluation.web;

import plumbline.core.BusinessTime;
import plumbline.evaluation.Finding;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/** A finding as a page shows it. */
record FindingRow(String standard, String subject, String person, String unit, String outcome, String severity, String deadline,
                  String explanation) {

    static FindingRow of(Finding finding, Organisation organisation) {
        String person = finding.subject().personRef();
        return new FindingRow(finding.standard().value(), finding.subject().ref(), person == null ? "" : person,
                organisation.unit(finding.unit()).map(OrgUnit::name).orElse(finding.unit().value()),
                finding.outcome().word() + (finding.outcome().opensBreach() && !finding.open() ? " (done late)" : ""),
                finding.severity() == null ? "" : finding.severity().word(),
                finding.deadline() == null ? "" : BusinessTime.write(BusinessTime.dayOf(finding.deadline())), finding.explanation());
    }
}

package plumbline.evaluation.web;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.web.util.UriComponentsBuilder;
import plumbline.core.BusinessTime;
import plumbline.evaluation.Finding;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;
import plumbline.standards.Outcome;
import plumbline.standards.Subject;

/** A finding as a page shows it. */
record FindingRow(String standard, String subject, String person, String unit, String outcome, String severity, String deadline,
                  String explanation, String cases) {

    /** Outcomes of a number that may be told. */
    private static final Set<Outcome> NUMBERS = EnumSet.of(Outcome.GREEN, Outcome.AMBER, Outcome.RED);

    static FindingRow of(Finding finding, Organisation organisation) {
        String person = finding.subject().personRef();
        return new FindingRow(finding.standard().value(), finding.subject().ref(), person == null ? "" : person,
                organisation.unit(finding.unit()).map(OrgUnit::name).orElse(finding.unit().value()),
                finding.outcome().word() + (finding.outcome().opensBreach() && !finding.open() ? " (done late)" : ""),
                finding.severity() == null ? "" : finding.severity().word(),
                finding.deadline() == null ? "" : BusinessTime.write(BusinessTime.dayOf(finding.deadline())), finding.explanation(), cases(finding));
    }

    /** The address of the cases behind a rate's number; empty where a finding is about one case, or its number may not be told. */
    private static String cases(Finding finding) {
        if (!NUMBERS.contains(finding.outcome())) {
            return "";
        }
        boolean ofProvider = finding.subject().kind() == Subject.Kind.PROVIDER;
        return UriComponentsBuilder.fromPath("/findings/cases").queryParam("standard", finding.standard().value())
                .queryParam(ofProvider ? "provider" : "unit", ofProvider ? finding.subject().ref() : finding.unit().value())
                .queryParam("period", finding.period()).build().encode().toUriString();
    }
}

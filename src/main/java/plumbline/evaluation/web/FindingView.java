package plumbline.evaluation.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.Finding;
import plumbline.standards.RuleSetVersion;

/** A finding as the API gives it, with the number of the rule set version that says so. */
record FindingView(String run, String standard, String subjectKind, String subject, @Nullable String person, String period,
                   int ruleSetVersion, String unit, String outcome, @Nullable String severity, @Nullable Instant deadline, boolean open,
                   String explanation, List<String> steps, Map<String, String> values) {

    static FindingView of(Finding finding, RuleSetVersion rules) {
        return new FindingView(finding.run().toString(), finding.standard().value(), finding.subject().kind().name(),
                finding.subject().ref(), finding.subject().personRef(), finding.period(), rules.number(), finding.unit().value(),
                finding.outcome().name(), finding.severity() == null ? null : finding.severity().name(), finding.deadline(),
                finding.open(), finding.explanation(), finding.steps(), finding.values());
    }
}

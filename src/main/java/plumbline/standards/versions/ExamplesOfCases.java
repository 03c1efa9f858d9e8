package plumbline.standards.versions;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import plumbline.core.StandardId;
import plumbline.facts.Fact;
import plumbline.standards.AsAt;
import plumbline.standards.CaseExamples;
import plumbline.standards.RuleSets;
import plumbline.standards.examples.CaseExample;
import plumbline.standards.examples.ShippedCalendar;

/** Examples of what the rules in force say, counted by the calendar that worked examples are counted by. */
@Component
class ExamplesOfCases implements CaseExamples {

    private final RuleSets ruleSets;
    private final FilesInForce filesInForce;

    ExamplesOfCases(RuleSets ruleSets, FilesInForce filesInForce) {
        this.ruleSets = ruleSets;
        this.filesInForce = filesInForce;
    }

    @Override
    public Optional<String> example(StandardId standard, String subject, String period, AsAt asAt, List<Fact> facts) {
        return new CaseExample(ruleSets.inForce(), ShippedCalendar.of(filesInForce.jurisdiction()), asAt).of(standard, subject, period, facts);
    }
}

package plumbline.evaluation;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Calendars;
import plumbline.facts.FactPartition;
import plumbline.facts.FactStore;
import plumbline.standards.AsAt;
import plumbline.standards.CaseResults;
import plumbline.standards.CompiledRuleSet;

/**
 * Judges one partition in one transaction: its findings and the note that it is done are stored together, so that a node
 * that dies in the middle leaves the partition for another.
 */
@Component
class PartitionWork {

    private final RunTable runs;
    private final FactStore facts;
    private final FindingTable findings;

    PartitionWork(RunTable runs, FactStore facts, FindingTable findings) {
        this.runs = runs;
        this.facts = facts;
        this.findings = findings;
    }

    /** @return whether there was a partition to judge */
    @Transactional
    public boolean judgeNext(RunId run, CompiledRuleSet ruleSet, AsAt asAt, Calendars calendars) {
        Optional<RunTable.Partition> claimed = runs.claim(run);
        claimed.ifPresent(partition -> {
            FactPartition known = partition.range() == null ? facts.providers() : facts.people(partition.range());
            CaseResults results = ruleSet.judgeCases(known, asAt, calendars);
            findings.write(run, results.judgements());
            findings.writeRateCases(run, results.rateCases());
            runs.markDone(run, partition);
        });
        return claimed.isPresent();
    }
}

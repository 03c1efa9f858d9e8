package plumbline.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import plumbline.core.Calendars;
import plumbline.evaluation.PartitionTable.Partition;
import plumbline.facts.Fact;
import plumbline.facts.FactPartition;
import plumbline.facts.FactStore;
import plumbline.facts.FactStore.PersonRange;
import plumbline.facts.Person;
import plumbline.standards.CaseResults;
import plumbline.standards.CompiledRuleSet;

/**
 * Judges one partition in the caller's transaction: its findings and the note that it is done are stored together, so that a
 * node that dies in the middle leaves the partition for another.
 */
@Component
class PartitionWork {

    private final PartitionTable partitions;
    private final FactStore facts;
    private final JudgedPeople judged;
    private final FindingStore findings;
    private final RateCaseTable rateCases;

    PartitionWork(PartitionTable partitions, FactStore facts, JudgedPeople judged, FindingStore findings, RateCaseTable rateCases) {
        this.partitions = partitions;
        this.facts = facts;
        this.judged = judged;
        this.findings = findings;
        this.rateCases = rateCases;
    }

    /** @return whether it was still to be judged */
    boolean judge(EvaluationRun run, int number, String node, CompiledRuleSet ruleSet, Calendars calendars) {
        Optional<Partition> claimed = partitions.claim(run.id(), number);
        claimed.ifPresent(partition -> {
            Judging judging = known -> ruleSet.judgeCases(known, run.asAt(), calendars);
            int people = partition.range() == null ? judgeNobody(run, judging)
                    : run.looksBack() ? lookBack(run, partition.range(), judging) : judgePeople(run, partition.range(), judging);
            partitions.markDone(run.id(), partition, people, node);
        });
        return claimed.isPresent();
    }

    /** The rules of the run, applied to facts. */
    private interface Judging {
        CaseResults judge(FactPartition known);
    }

    private int judgeNobody(EvaluationRun run, Judging judging) {
        List<OwnedResults> results = List.of(OwnedResults.ofNobody(judging.judge(facts.providers())));
        if (run.looksBack()) {
            write(run, results);
        } else {
            compare(run, results);
        }
        return 0;
    }

    private int lookBack(EvaluationRun run, PersonRange range, Judging judging) {
        FactPartition known = facts.people(range);
        List<OwnedResults> results = OwnedResults.ofPeople(known.facts(), judging.judge(known));
        write(run, results);
        return results.size();
    }

    private int judgePeople(EvaluationRun run, PersonRange range, Judging judging) {
        Set<Long> toCompare = judged.takeChanged(range);
        Set<Long> due = new HashSet<>(toCompare);
        due.addAll(judged.overdue(range, run.asAt().instant()));
        FactPartition known = run.scope().everybody() ? facts.people(range) : facts.people(due);
        Map<Long, UUID> inShort = FactsInShort.of(known.facts());
        if (run.scope().keepsWhatHolds()) {
            Set<Long> others = judged.withOtherFacts(range, inShort);
            toCompare.addAll(others);
            due.addAll(others);
            known = of(due, known);
        }
        List<OwnedResults> results = new ArrayList<>(OwnedResults.ofPeople(known.facts(), judging.judge(known)));
        addThoseWhoAreNoMore(due, results);
        toCompare.addAll(judged.put(results, inShort));
        compare(run, results.stream().filter(owned -> run.scope().comparesAll() || toCompare.contains(owned.owner())).toList());
        return inShort.size();
    }

    /** What is known of some people, with all that is nobody's. */
    private static FactPartition of(Set<Long> people, FactPartition known) {
        Set<String> refs = new HashSet<>();
        for (Fact fact : known.facts()) {
            if (fact instanceof Person person && people.contains(person.id())) {
                refs.add(person.ref());
            }
        }
        return new FactPartition(refs.isEmpty() ? List.of() : known.facts().stream().filter(fact -> fact.personRef() == null || refs.contains(fact.personRef())).toList());
    }

    /** Who turned out to be a second record of somebody has no findings of their own any more. */
    private static void addThoseWhoAreNoMore(Set<Long> due, List<OwnedResults> results) {
        Set<Long> there = results.stream().map(OwnedResults::owner).collect(Collectors.toSet());
        due.stream().filter(person -> !there.contains(person))
                .forEach(person -> results.add(new OwnedResults(person, List.of(), List.of(), null)));
    }

    private void compare(EvaluationRun run, Collection<OwnedResults> results) {
        if (!results.isEmpty()) {
            findings.compare(run.number(), results);
            rateCases.replace(results);
        }
    }

    private void write(EvaluationRun run, List<OwnedResults> results) {
        findings.writeLookingBack(run.number(), results);
        rateCases.writeLookingBack(run.id(), results);
    }
}

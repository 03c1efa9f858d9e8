package plumbline.standards;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plumbline.core.Calendars;
import plumbline.core.StandardId;
import plumbline.facts.FactKind;
import plumbline.facts.FactPartition;

/**
 * One immutable, compiled version of all standards in force together. Safe for use by many threads at once; a run holds
 * on to the version it began with. Drools stays behind this interface.
 */
public interface CompiledRuleSet {

    /** Which version this is. */
    RuleSetVersion version();

    /** Its standards, by id. */
    List<Standard> standards();

    /**
     * The kinds of facts that the sentences of a standard speak of, also by way of other standards whose cases it counts; what the
     * service keeps itself is left out. Empty for a standard that is not in this rule set.
     */
    Optional<Set<FactKind>> kindsOfFacts(StandardId standard);

    /** Stage 1: judges every case of a partition. No side effects; the order of facts and rules does not matter. */
    CaseResults judgeCases(FactPartition partition, AsAt asAt, Calendars calendars);

    /**
     * Stage 2: judges the rates. Tallies of a standard at a level it does not speak of give nothing.
     *
     * @return one judgement for each tally, its subject the unit
     */
    List<Judgement> judgeRates(Collection<Tally> tallies, AsAt asAt);
}

package plumbline.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import plumbline.core.Calendars;
import plumbline.core.Jurisdiction;
import plumbline.facts.FactStore;
import plumbline.facts.FactStore.PersonRange;
import plumbline.organisation.Organisation;
import plumbline.standards.AsAt;
import plumbline.standards.CaseResults;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.Judgement;

/** Judges everybody with rules that are not in force. It reads facts, tells what was said, and writes nothing. */
@Component
public class TrialRun {

    private final FactStore facts;
    private final Organisation organisation;
    private final JudgedPeople judged;
    private final int peopleInAPartition;

    TrialRun(FactStore facts, Organisation organisation, JudgedPeople judged, @Value(PlanningRuns.PEOPLE_IN_A_PARTITION) int peopleInAPartition) {
        this.facts = facts;
        this.organisation = organisation;
        this.judged = judged;
        this.peopleInAPartition = peopleInAPartition;
    }

    /**
     * One part that has been judged.
     *
     * @param rates whether what is said is said of rates
     * @param parts how many parts there are in all
     */
    public record Part(List<Judgement> said, boolean rates, int parts) {
    }

    /** Of how many people something else is known than when they were last judged by the rules in force. */
    public int peopleWithNewFacts() {
        return judged.withNewFacts();
    }

    /**
     * Judges providers, then people, then the rates over both, in the caller's thread, by the calendars in force.
     *
     * @param goesOn hears each part, and says whether to go on
     * @return whether it came to the end
     */
    public boolean judge(CompiledRuleSet ruleSet, AsAt asAt, Predicate<Part> goesOn) {
        return judge(ruleSet, organisation.calendars(Jurisdiction.ENGLAND), asAt, goesOn);
    }

    /** The same by other calendars than those in force. */
    public boolean judge(CompiledRuleSet ruleSet, Calendars calendars, AsAt asAt, Predicate<Part> goesOn) {
        RateSums sums = new RateSums(organisation.units());
        List<PersonRange> ranges = facts.partitions(peopleInAPartition);
        int parts = ranges.size() + 2;
        if (!goesOn.test(new Part(cases(ruleSet.judgeCases(facts.providers(), asAt, calendars), false, sums), false, parts))) {
            return false;
        }
        for (PersonRange range : ranges) {
            if (!goesOn.test(new Part(cases(ruleSet.judgeCases(facts.people(range), asAt, calendars), true, sums), false, parts))) {
                return false;
            }
        }
        return goesOn.test(new Part(ruleSet.judgeRates(sums.tallies(), asAt), true, parts));
    }

    private static List<Judgement> cases(CaseResults results, boolean ofPeople, RateSums sums) {
        // What is read along with people but is nobody's, such as ratings, counts where it is at home; a case counts once however often it is said.
        new HashSet<>(results.rateCases()).stream().filter(counted -> counted.person() != null || !ofPeople).forEach(sums::add);
        return results.judgements();
    }
}

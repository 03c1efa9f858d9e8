package plumbline.standards.compiler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.base.base.ClassObjectType;
import org.drools.core.impl.InternalRuleBase;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import plumbline.core.Calendars;
import plumbline.core.StandardId;
import plumbline.core.WorkingCalendar;
import plumbline.facts.FactKind;
import plumbline.facts.FactPartition;
import plumbline.standards.AsAt;
import plumbline.standards.CaseResults;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.Judgement;
import plumbline.standards.RuleSetVersion;
import plumbline.standards.Standard;
import plumbline.standards.Tally;
import plumbline.standards.judging.Judge;
import plumbline.standards.judging.JudgedRecord;
import plumbline.standards.judging.Results;
import plumbline.standards.rulefile.RatesOverCases;

/** A compiled rule set. Each call has a session of its own, so threads share nothing but the immutable rule base. */
final class DroolsRuleSet implements CompiledRuleSet {

    /** Rates have no clock. */
    private static final Calendars NO_CALENDARS = new Calendars(WorkingCalendar.of(Set.of(), Set.of()), WorkingCalendar.of(Set.of(), Set.of()));

    private final RuleSetVersion version;
    private final List<Standard> standards;
    private final KieBase base;
    private final Map<StandardId, Set<FactKind>> kinds;
    private final int rules;
    /** The types some rule asks for; others need not be put before the rules. */
    private final Set<Class<?>> asked;
    /** The standards whose cases some rate counts. */
    private final Set<String> counted;

    DroolsRuleSet(RuleSetVersion version, List<Standard> standards, KieBase base, Map<StandardId, Set<FactKind>> kinds) {
        this.version = version;
        this.standards = standards.stream().sorted(Comparator.comparing(Standard::id)).toList();
        this.base = base;
        this.kinds = kinds;
        this.rules = base.getKiePackages().stream().mapToInt(found -> found.getRules().size()).sum();
        this.asked = ((InternalRuleBase) base).getRete().getObjectTypeNodes().stream()
                .map(node -> ((ClassObjectType) node.getObjectType()).getClassType()).collect(Collectors.toUnmodifiableSet());
        this.counted = standards.stream().flatMap(standard -> RatesOverCases.named(String.join("\n", standard.sentences())).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The same rules under another name. */
    DroolsRuleSet named(RuleSetVersion other) {
        return new DroolsRuleSet(other, standards, base, kinds);
    }

    @Override
    public RuleSetVersion version() {
        return version;
    }

    @Override
    public List<Standard> standards() {
        return standards;
    }

    @Override
    public Optional<Set<FactKind>> kindsOfFacts(StandardId standard) {
        return Optional.ofNullable(kinds.get(standard));
    }

    @Override
    public CaseResults judgeCases(FactPartition partition, AsAt asAt, Calendars calendars) {
        Judge cases = new Judge(asAt, calendars, partition.facts());
        fire(partition.facts(), cases);
        Judge records = new Judge(asAt, calendars);
        List<Object> judged = new ArrayList<>(Results.records(cases, partition.facts(), asked.contains(JudgedRecord.class)));
        judged.addAll(Results.cases(cases, counted));
        fire(judged, records);
        return Results.of(cases, records);
    }

    @Override
    public List<Judgement> judgeRates(Collection<Tally> tallies, AsAt asAt) {
        Judge judge = new Judge(asAt, NO_CALENDARS);
        fire(tallies, judge);
        return judge.rateJudgements().stream().sorted(Comparator.comparing(Judgement::standard)
                .thenComparing(judgement -> judgement.subject().ref())).toList();
    }

    /** No rule inserts or changes facts, so each can fire at most once for a fact; more is a fault of ours. */
    private void fire(Collection<?> facts, Judge judge) {
        // What takes the only file of a standard out is tried with no rule at all; the engine knows no globals then.
        if (facts.isEmpty() || rules == 0) {
            return;
        }
        int most = Math.multiplyExact(facts.size() + 1, rules) + 1;
        KieSession session = base.newKieSession();
        try {
            judge.globals().forEach(session::setGlobal);
            for (Object fact : facts) {
                if (asked.contains(fact.getClass())) {
                    session.insert(fact);
                }
            }
            if (session.fireAllRules(most) >= most) {
                throw new IllegalStateException("the rules fired " + most + " times for " + facts.size() + " facts");
            }
        } finally {
            session.dispose();
        }
    }
}

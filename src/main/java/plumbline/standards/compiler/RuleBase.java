package plumbline.standards.compiler;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.base.base.ClassObjectType;
import org.drools.core.impl.InternalRuleBase;
import org.kie.api.KieBase;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieSession;
import plumbline.core.StandardId;
import plumbline.standards.judging.Judge;

/** Compiled rules, of which those of some standards may be silent because others took their place. Immutable. */
final class RuleBase {

    private final KieBase base;
    private final int rules;
    /** The types some rule asks for; others need not be put before the rules. */
    private final Set<Class<?>> asked;
    private final Set<String> silent;

    RuleBase(KieBase base) {
        this(base, Set.of());
    }

    private RuleBase(KieBase base, Set<String> silent) {
        this.base = base;
        this.silent = silent;
        this.rules = base.getKiePackages().stream().mapToInt(found -> found.getRules().size()).sum();
        this.asked = ((InternalRuleBase) base).getRete().getObjectTypeNodes().stream()
                .map(node -> ((ClassObjectType) node.getObjectType()).getClassType()).collect(Collectors.toUnmodifiableSet());
    }

    /** The same rules without those of some standards. */
    RuleBase without(Set<StandardId> standards) {
        return standards.isEmpty() ? this : new RuleBase(base, base.getKiePackages().stream().flatMap(found -> found.getRules().stream())
                .map(Rule::getName).filter(name -> standards.contains(RuleWriter.standard(name))).collect(Collectors.toUnmodifiableSet()));
    }

    /** No rule inserts or changes facts, so each can fire at most once for a fact; more is a fault of ours. */
    void fire(Collection<?> facts, Judge judge) {
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
            int fired = silent.isEmpty() ? session.fireAllRules(most) : session.fireAllRules(match -> !silent.contains(match.getRule().getName()), most);
            if (fired >= most) {
                throw new IllegalStateException("the rules fired " + most + " times for " + facts.size() + " facts");
            }
        } finally {
            session.dispose();
        }
    }
}

package plumbline.escalation;

import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.escalation.policy.PolicyText;
import plumbline.organisation.Organisation;
import plumbline.standards.DecisionTables;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSets;

/**
 * The escalation policy in force. It is a file of the rule set version in force, or the one that came with the service while that
 * has none. One that came with the service and has a gap or an overlap stops the service at its start.
 */
@Component
class EscalationPolicy {

    private static final Logger LOG = LoggerFactory.getLogger(EscalationPolicy.class);

    /** What was read last, and for which rule set version. */
    private record Loaded(int version, PolicyText text, PolicyTable table) {
    }

    private final Organisation organisation;
    private final DecisionTables tables;
    private final RuleSets ruleSets;
    private final RuleSetHistory history;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Loaded loaded;

    EscalationPolicy(Organisation organisation, DecisionTables tables, RuleSets ruleSets, RuleSetHistory history) {
        this.organisation = organisation;
        this.tables = tables;
        this.ruleSets = ruleSets;
        this.history = history;
        PolicyText shipped = PolicyText.shipped();
        this.loaded = new Loaded(0, shipped, read(shipped));
    }

    /** The row that holds for a breach. */
    PolicyRow rowFor(StandardId standard, Severity severity, UnitId unit) {
        return table().rowFor(standard, severity, unit);
    }

    PolicyTable table() {
        return inForce().table();
    }

    PolicyText text() {
        return inForce().text();
    }

    /**
     * Reads any policy by the tiers there are.
     *
     * @throws PolicyFile.Unusable with everything that is wrong with it
     */
    final PolicyTable read(PolicyText text) {
        return PolicyFile.read(text.file(), text.text(), organisation.ladder(), tables, this::kind);
    }

    private Loaded inForce() {
        int version = ruleSets.inForce().version().number();
        Loaded known = loaded;
        return known.version() == version ? known : load(version);
    }

    /** One reads it; the others go on with the one before meanwhile, because they may hold the connections that reading it needs. */
    private Loaded load(int version) {
        if (!loading.tryLock()) {
            return loaded;
        }
        try {
            if (loaded.version() != version) {
                loaded = read(version);
            }
            return loaded;
        } finally {
            loading.unlock();
        }
    }

    private Loaded read(int version) {
        PolicyText text = history.files(version).stream().filter(file -> file.path().equals(PolicyText.OWN)).findFirst()
                .map(file -> new PolicyText(file.path(), file.text())).orElseGet(PolicyText::shipped);
        try {
            return new Loaded(version, text, read(text));
        } catch (PolicyFile.Unusable unusable) {
            // It held when it was approved; a tier may have another name since. What held until now goes on.
            LOG.error("The escalation policy of rule set version {} cannot be used; the one before goes on", version, unusable);
            return new Loaded(version, loaded.text(), loaded.table());
        }
    }

    private String kind(StandardId id) {
        return ruleSets.inForce().standards().stream().filter(standard -> standard.id().equals(id))
                .map(standard -> PolicyFile.word(standard.kind())).findFirst().orElse("no longer in force");
    }
}

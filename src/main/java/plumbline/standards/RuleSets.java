package plumbline.standards;

import java.util.Optional;

/**
 * The rule sets of this council.
 */
public interface RuleSets {

    /** The rule set in force. On first start the shipped rule files become version 1. */
    CompiledRuleSet inForce();

    /** A stored version as it is in force here, compiled when it is another than the one in force; empty when there is none. */
    Optional<CompiledRuleSet> version(int number);
}

package plumbline.standards;

/**
 * The rule sets of this council.
 */
public interface RuleSets {

    /** The rule set in force. On first start the shipped rule files become version 1. */
    CompiledRuleSet inForce();
}

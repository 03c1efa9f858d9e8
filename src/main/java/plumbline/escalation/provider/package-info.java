/**
 * What is done with a provider under its contract: risk decision, visit, suspension of placements, improvement, lifting; each
 * step with its day, who decided, why, and with which consequence.
 */
@org.jspecify.annotations.NullMarked
package plumbline.escalation.provider;

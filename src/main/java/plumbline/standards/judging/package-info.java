/**
 * The judge: all reckoning with clocks, pauses, ratings and rates that rules ask for, and the explanations.
 */
@org.jspecify.annotations.NullMarked
package plumbline.standards.judging;

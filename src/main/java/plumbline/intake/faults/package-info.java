/**
 * The faults of all imports as work: who sees to them, how far they are, and where they come in numbers.
 */
@org.jspecify.annotations.NullMarked
package plumbline.intake.faults;

/**
 * Reads files nobody has seen before: what their columns mean is proposed, decided once by a person and known by the header ever after.
 */
@org.jspecify.annotations.NullMarked
package plumbline.intake.mapping;

/**
 * What is kept of one person, for the person who asks.
 */
@org.jspecify.annotations.NullMarked
package plumbline.intake.privacy;

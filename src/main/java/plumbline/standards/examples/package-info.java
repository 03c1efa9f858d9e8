/**
 * Worked examples: reading them strictly and running them.
 */
@org.jspecify.annotations.NullMarked
package plumbline.standards.examples;

/** Makes the demonstration council and its files from a seed; no Spring, no database. */
@org.jspecify.annotations.NullMarked
package plumbline.demonstration.generator;

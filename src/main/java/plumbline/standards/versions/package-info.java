/**
 * The stored, immutable versions of the rule set.
 */
@org.jspecify.annotations.NullMarked
package plumbline.standards.versions;

/**
 * From sentences to a compiled rule set, past the second lock. Nothing of a rule runs before both locks have passed.
 */
@org.jspecify.annotations.NullMarked
package plumbline.standards.compiler;

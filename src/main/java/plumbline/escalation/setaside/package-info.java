/**
 * Setting aside in bulk what a change of the rules brought: by a director, with a reason and an end, and never hidden.
 */
@org.jspecify.annotations.NullMarked
package plumbline.escalation.setaside;

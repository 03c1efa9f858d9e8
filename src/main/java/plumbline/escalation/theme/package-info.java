/**
 * Improvement themes: what a director wants to change, and the plans of escalations that work for it.
 */
@org.jspecify.annotations.NullMarked
package plumbline.escalation.theme;

/**
 * Tells whoever acts next by mail: when a turn begins, before its limit, and again while it waits at the top.
 */
@org.jspecify.annotations.NullMarked
package plumbline.escalation.message;

/**
 * Concerns that people raise by hand: what was said, by whom and about whom, and who may read it.
 */
@org.jspecify.annotations.NullMarked
package plumbline.escalation.concern;

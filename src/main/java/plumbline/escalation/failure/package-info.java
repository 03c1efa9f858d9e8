/**
 * What fails for one escalation keeps no other waiting: it is put down, shown to administrators and tried again.
 */
@org.jspecify.annotations.NullMarked
package plumbline.escalation.failure;

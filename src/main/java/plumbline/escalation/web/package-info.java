/** Pages and API of escalations and of everybody's own work. */
@org.jspecify.annotations.NullMarked
package plumbline.escalation.web;

/** What another working calendar would do to the deadlines of open escalations, and what changed calendars did. */
@org.springframework.modulith.NamedInterface("calendar")
@org.jspecify.annotations.NullMarked
package plumbline.escalation.calendar;

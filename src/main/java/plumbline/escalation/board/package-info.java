/**
 * The governance board's part: its meetings, their agendas, what it asks and is answered, what it decides, and the actions
 * that follow.
 */
@org.jspecify.annotations.NullMarked
package plumbline.escalation.board;

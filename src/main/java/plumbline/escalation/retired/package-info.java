/**
 * What a standard leaves behind that is no longer among the rules: a director closes it by name, once no rule can test it.
 */
@org.jspecify.annotations.NullMarked
package plumbline.escalation.retired;

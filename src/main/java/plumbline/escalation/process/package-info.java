/**
 * The engine that keeps time and path for escalations. The only package that knows Camunda: a maintained fork of the
 * engine replaces it by changing this package.
 */
@org.jspecify.annotations.NullMarked
package plumbline.escalation.process;

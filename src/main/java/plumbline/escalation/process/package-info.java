/**
 * The engine that keeps time and path for escalations and for changes of rules. The only package that knows Camunda: a maintained fork of the
 * engine replaces it by changing this package.
 */
@org.springframework.modulith.NamedInterface("process")
@org.jspecify.annotations.NullMarked
package plumbline.escalation.process;

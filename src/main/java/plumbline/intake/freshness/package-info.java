/**
 * Feeds: when each last came, when it is expected, and which facts cannot be trusted to be complete meanwhile.
 */
@org.springframework.modulith.NamedInterface("freshness")
@org.jspecify.annotations.NullMarked
package plumbline.intake.freshness;

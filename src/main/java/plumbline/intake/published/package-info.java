/**
 * Figures that are published of every council: how this one stands beside the others.
 */
@org.springframework.modulith.NamedInterface("published")
@org.jspecify.annotations.NullMarked
package plumbline.intake.published;

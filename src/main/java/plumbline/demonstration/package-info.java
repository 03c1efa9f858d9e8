/**
 * The demonstration council: its organisation, its people and its data, made from a seed.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Demonstration",
        allowedDependencies = {"core", "organisation", "facts", "intake", "standards", "evaluation", "identity", "clock", "audit"})
@org.jspecify.annotations.NullMarked
package plumbline.demonstration;

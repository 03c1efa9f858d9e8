/**
 * The one clock of the service; it can be moved with demonstration data only.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Clock",
        allowedDependencies = {"core", "organisation", "audit", "identity"})
@org.jspecify.annotations.NullMarked
package plumbline.clock;

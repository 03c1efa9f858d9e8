/**
 * Units, posts and second lines as an administrator keeps them.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Establishment",
        allowedDependencies = {"core", "organisation", "identity", "audit", "escalation"})
@org.jspecify.annotations.NullMarked
package plumbline.establishment;

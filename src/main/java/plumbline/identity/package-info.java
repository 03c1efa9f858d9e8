/**
 * Sign-in, roles, the page frame and error pages.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Identity",
        allowedDependencies = {"core", "organisation", "audit"})
@org.jspecify.annotations.NullMarked
package plumbline.identity;

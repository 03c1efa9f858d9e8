/**
 * The life of a breach: opened, seen again, cleared, reopened.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Breaches",
        allowedDependencies = {"identity", "core", "organisation", "facts", "standards", "evaluation", "audit", "database"})
@org.jspecify.annotations.NullMarked
package plumbline.breaches;

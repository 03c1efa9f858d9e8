/**
 * Reads what councils hold: formats, batches, faults and freshness.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Intake",
        allowedDependencies = {"identity", "core", "organisation", "facts", "audit", "database", "mail"})
@org.jspecify.annotations.NullMarked
package plumbline.intake;

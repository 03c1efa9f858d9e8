/**
 * The append-only, hash-chained trail of who did what.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Audit",
        allowedDependencies = {"core"})
@org.jspecify.annotations.NullMarked
package plumbline.audit;

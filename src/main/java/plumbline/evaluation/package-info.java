/**
 * Runs of a rule set over the facts, findings and their explanations.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Evaluation",
        allowedDependencies = {"identity", "core", "organisation", "facts", "intake", "intake::freshness", "standards", "audit", "database"})
@org.jspecify.annotations.NullMarked
package plumbline.evaluation;

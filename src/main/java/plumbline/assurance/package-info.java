/**
 * What the board reads: open escalations by tier, age, service and standard.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Assurance",
        allowedDependencies = {"identity", "core", "organisation", "standards", "evaluation", "breaches", "escalation"})
@org.jspecify.annotations.NullMarked
package plumbline.assurance;

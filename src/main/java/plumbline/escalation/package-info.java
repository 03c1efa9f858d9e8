/**
 * Escalations, tier clocks, action plans and sign-off, and the processes that drive them.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Escalation",
        allowedDependencies = {"identity", "core", "organisation", "facts", "standards", "evaluation", "breaches", "audit", "clock", "mail"})
@org.jspecify.annotations.NullMarked
package plumbline.escalation;

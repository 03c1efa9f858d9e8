/**
 * The rule studio: how policy staff change a standard. Change requests with drafts, their trial, approval and taking effect, and
 * the versions that come of them.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Studio",
        allowedDependencies = {"identity", "core", "organisation", "facts", "intake", "intake::words", "evaluation", "standards", "breaches", "breaches::whatif", "escalation", "escalation::process", "escalation::policy", "escalation::calendar", "audit", "mail"})
@org.jspecify.annotations.NullMarked
package plumbline.studio;

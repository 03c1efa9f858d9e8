package plumbline.studio.web;

import java.util.List;

/**
 * A cell of the escalation policy as a field of a form.
 *
 * @param name  the column
 * @param label what people read
 * @param hint  what may be written
 */
record PolicyColumn(String name, String label, String hint) {

    static final List<PolicyColumn> CONDITIONS = List.of(
            new PolicyColumn("severity", "Severity", "S1, S2, S3 or S4"),
            new PolicyColumn("standard", "Standard", "* for every standard, or one such as ASC-REV-01"),
            new PolicyColumn("kind", "Kind of standard", "* for every kind, or one such as provider rating. A row for one standard has *"),
            new PolicyColumn("unit", "Unit", "* for every unit, or the code of one"));
    static final List<PolicyColumn> DECIDED = List.of(
            new PolicyColumn("escalates", "Escalates", "single: each breach alone. group: those of one standard in one unit together"),
            new PolicyColumn("systemic_at", "Systemic at", "A number of breaches in 90 days from 2 to 99, or never. S1 is never systemic"),
            new PolicyColumn("first_tier", "Held first by", "owner for the tier that owns the standard, or the name of a tier"),
            new PolicyColumn("informed_at_once", "Told at once", "none, or names of tiers with '; ' between them"),
            new PolicyColumn("path", "Path", "climb, straight up or when systemic"),
            new PolicyColumn("acknowledge", "Limit to acknowledge", "Such as 4 hours, which run day and night, or 5 working days"),
            new PolicyColumn("plan", "Limit to plan", "Such as 10 working days"),
            new PolicyColumn("agree", "Limit to agree the plan", "Such as 3 working days"),
            new PolicyColumn("act", "Limit to act", "Such as 30 working days"),
            new PolicyColumn("re_test", "Limit to test again", "Such as 5 working days"),
            new PolicyColumn("sign_off", "Limit to sign off", "Such as 5 working days"),
            new PolicyColumn("at_the_latest", "At the latest", "none, or tiers such as 'Director after 10 working days' with '; ' between them"),
            new PolicyColumn("outer_limit", "Outer limit", "When the top tier holds it at the latest: such as 40 working days, or next board meeting"),
            new PolicyColumn("sign_off_tier", "Signed off by", "above for the tier above its holder, or the lowest tier that may"),
            new PolicyColumn("duty", "Whose duty it is", "council, or the name of another body"),
            new PolicyColumn("also_told", "Also told", "none, or names with '; ' between them"),
            new PolicyColumn("support", "Support", "none, or whom a head of service may call in"));
}

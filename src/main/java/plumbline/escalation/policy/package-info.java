/** The escalation policy as it is written, read and tried: what the rule studio needs to change it. */
@org.springframework.modulith.NamedInterface("policy")
@org.jspecify.annotations.NullMarked
package plumbline.escalation.policy;

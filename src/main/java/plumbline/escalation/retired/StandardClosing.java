package plumbline.escalation.retired;

import java.time.Instant;
import java.util.UUID;
import plumbline.core.StandardId;

/**
 * What a director closed of a standard that is no longer among the rules.
 *
 * @param director    the sign-in name of whoever answers for it
 * @param ruleSet     the number of the rule set version that was in force then
 * @param breaches    how many breaches ended
 * @param escalations how many escalations ended with them
 */
public record StandardClosing(UUID id, StandardId standard, String reason, String director, int ruleSet, Instant at, int breaches, int escalations) {
}

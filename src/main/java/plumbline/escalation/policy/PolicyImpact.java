package plumbline.escalation.policy;

import java.util.List;

/**
 * What another escalation policy would do.
 *
 * @param tiers  the work at each tier if the breaches that are open now opened anew, by the policy in force and by the other
 * @param open   how many escalations are open
 * @param moving the open escalations that would go on otherwise from their next step, at most {@value #SHOWN}, the gravest first
 * @param moved  how many they are in all
 */
public record PolicyImpact(List<AtTier> tiers, int open, List<Moving> moving, int moved) {

    /** How many open escalations are listed. */
    public static final int SHOWN = 50;

    public PolicyImpact {
        tiers = List.copyOf(tiers);
        moving = List.copyOf(moving);
    }

    /** Escalations that begin at a tier, and the breaches they carry, before and after. */
    public record AtTier(int tier, String name, int escalationsBefore, int escalationsAfter, int breachesBefore, int breachesAfter) {
    }

    /**
     * One open escalation that would go on otherwise.
     *
     * @param how what would be otherwise, in words
     */
    public record Moving(String id, String reference, String standard, String unit, String severity, String how) {
    }
}

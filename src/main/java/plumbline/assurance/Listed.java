package plumbline.assurance;

import plumbline.escalation.EscalationSummary;

/**
 * An escalation with what the board knows about its place.
 *
 * @param days     for how many whole days it is or was open
 * @param unitName what people call its unit
 * @param areaKey  the code of the service area it counts for
 * @param tierName what the council calls its tier
 * @param actsNext the post that has to act next, or who that is; {@code Nobody} when the posts are vacant or it is closed
 */
public record Listed(EscalationSummary summary, long days, String unitName, String areaKey, String tierName, String actsNext) {

    /** The band of its age. */
    public AgeBand age() {
        return AgeBand.of(days);
    }
}

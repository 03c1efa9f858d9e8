package plumbline.escalation.concern;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumbline.breaches.BreachId;
import plumbline.core.Severity;
import plumbline.core.UnitId;

/**
 * A concern as it was raised.
 *
 * @param relation      the agency, or how whoever raised it is related; empty when nothing was said
 * @param providerRef   the provider or location it is about; empty for none
 * @param personRef     the person it is about; empty for none
 * @param aboutStandard the id of the standard it is about, if that is known; empty otherwise
 * @param words         what the concern is; not for everybody, see {@link Concerns#maySee}
 * @param confirmation  that it is put right; {@code null} while it is not
 */
public record RaisedConcern(UUID id, String reference, BreachId breach, Raiser raisedBy, String relation, UnitId unit, String providerRef,
                            String personRef, String aboutStandard, Severity severity, String words, String recordedBy, Instant raisedAt,
                            @Nullable Confirmation confirmation) {

    /**
     * Somebody's word that it is put right.
     *
     * @param evidence what shows it
     * @param answer   how the person who raised it was answered
     */
    public record Confirmation(String by, Instant at, String evidence, String answer) {
    }

    /** What somebody sends to raise one; fields as in the concern. */
    public record Draft(@Nullable Raiser raisedBy, String relation, String unit, String providerRef, String personRef, String aboutStandard,
                        @Nullable Severity severity, String words) {
    }
}

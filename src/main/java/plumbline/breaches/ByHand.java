package plumbline.breaches;

import org.jspecify.annotations.Nullable;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/**
 * Breaches that people raise by hand. No run finds or clears one; who may say that it is put right is checked where people
 * work on escalations. Every change joins the caller's transaction.
 */
public interface ByHand {

    /** Stands for the standard of everything raised by hand: what somebody is worried about is looked into and answered. */
    StandardId STANDARD = new StandardId("ASC-HAND-01");

    /** The title of that standard. */
    String TITLE = "Concern raised by hand";

    /** The same for what somebody is worried about at a provider: it goes to the head of service who has its contract. */
    StandardId ABOUT_A_PROVIDER = new StandardId("ASC-HAND-02");

    /** The title of that standard. */
    String TITLE_ABOUT_A_PROVIDER = "Concern about a provider raised by hand";

    /** Whether a standard is one of these, which no rule tests. */
    static boolean raises(StandardId standard) {
        return standard.equals(STANDARD) || standard.equals(ABOUT_A_PROVIDER);
    }

    /** A breach was raised by hand. Published in the transaction that wrote it; listeners must be idempotent. */
    record RaisedByHand(BreachId breach) {
    }

    /**
     * Raises one.
     *
     * @param reference   what makes it this one and no other
     * @param providerRef the provider or location it is about; empty for none
     * @param personRef   the person it concerns; {@code null} for none
     * @param explanation why it is there, without anything that only some may read
     */
    BreachId raise(String reference, String providerRef, @Nullable String personRef, UnitId unit, Severity severity, String explanation);

    /** It is put right, as somebody confirmed. */
    void putRight(BreachId breach, String explanation);
}

package plumbline.standards;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.Jurisdiction;
import plumbline.core.StandardId;

/**
 * A commitment that is met or not met, as its rule file states it.
 *
 * @param title            the sentence shown to staff
 * @param statement        what is promised, in plain English
 * @param kind             case timescale, casework quality, indicator, rate, provider rating, workforce, finance or data quality
 * @param source           where the duty and the figure come from
 * @param sourceStatus     statutory, guidance or local
 * @param theme            the CQC theme of local authority assessment
 * @param qualityStatement the CQC quality statement
 * @param visionOutcome    the outcome of the council's own vision it serves, if the file names one
 * @param quadrant         the quadrant of the balanced scorecard, if the file names one
 * @param ownerTier        the tier that owns breaches first, as named in the catalogue
 * @param nextReview       the day the standard itself is next reviewed
 * @param sentences        the rule's own sentences, line by line, as written
 * @param file             the rule file's path below {@code rules}
 * @param contentHash      SHA-256 of the file's text
 */
public record Standard(StandardId id, String title, String statement, Kind kind, Jurisdiction jurisdiction,
                       String source, SourceStatus sourceStatus, String theme, String qualityStatement,
                       @Nullable String visionOutcome, @Nullable String quadrant, String ownerTier, LocalDate inForceFrom, LocalDate nextReview, List<String> sentences,
                       String file, String contentHash) {

    /** What sort of standard it is. */
    public enum Kind { CASE_TIMESCALE, CASEWORK_QUALITY, INDICATOR, RATE, PROVIDER_RATING, WORKFORCE, FINANCE, DATA_QUALITY }

    /** How binding its source is. */
    public enum SourceStatus { STATUTORY, GUIDANCE, LOCAL }
}

package plumbline.intake.mapping;

import java.time.Instant;

/**
 * A mapping that is known by the header of its files.
 *
 * @param header the normalised headings, see {@link UnknownTable#header}
 */
public record SavedMapping(long id, String name, String header, Mapping mapping, String savedBy, Instant savedAt) {
}

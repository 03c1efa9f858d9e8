package plumbline.intake;

import org.jspecify.annotations.Nullable;
import plumbline.intake.mapping.SavedMapping;

/**
 * What a file was found to be.
 *
 * @param file    with the sheet that is to be read chosen
 * @param mapping what its columns mean, when they are not those of the format itself
 */
record Recognised(Format format, SpooledFile file, @Nullable SavedMapping mapping) {
}

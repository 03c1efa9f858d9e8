package plumbline.intake.published;

/**
 * A council that figures are published of.
 *
 * @param area the code of its social services, for example {@code 503}
 */
public record Council(String area, String name) {
}

package plumbline.establishment;

/**
 * What an administrator uploads.
 *
 * @param units the text of the file of units; blank when none is sent
 * @param posts the text of the file of posts; blank when none is sent
 */
public record OrganisationFiles(String units, String posts) {

    /** The largest file, in bytes of UTF-8: a few thousand units. */
    public static final int LARGEST = 200_000;
}

package plumbline.escalation;

import org.jspecify.annotations.Nullable;

/**
 * Evidence as somebody attaches it; at least one of its parts says something.
 *
 * @param note what was done and what it shows; may be empty
 * @param link an address beginning with {@code https://}; may be empty
 * @param file the file, or {@code null}
 */
public record EvidenceDraft(String note, String link, @Nullable File file) {

    public EvidenceDraft {
        note = note.strip();
        link = link.strip();
    }

    /**
     * An uploaded file.
     *
     * @param name    as the browser gave it
     * @param content its bytes
     */
    public record File(String name, byte[] content) {
    }
}

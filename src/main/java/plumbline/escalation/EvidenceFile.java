package plumbline.escalation;

/**
 * A file somebody attached.
 *
 * @param name        without a path
 * @param contentType as its content says
 */
public record EvidenceFile(String name, String contentType, byte[] content) {
}

package plumbline.standards;

/**
 * Names one immutable rule set.
 *
 * @param number      1 for the first, then counting up; 0 for one that was compiled but never published
 * @param contentHash SHA-256 over all rule files and the vocabulary, in hexadecimal
 */
public record RuleSetVersion(int number, String contentHash) {
}

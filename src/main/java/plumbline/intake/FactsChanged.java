package plumbline.intake;

/**
 * A file was imported. Published in the transaction that imported it.
 *
 * @param batch the batch's number
 */
public record FactsChanged(long batch) {
}

package plumbline.intake;

/** Names one batch. */
public record BatchId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

package plumbline.intake;

/** Ends the reading of a file that somebody has asked to stop, and with it the transaction. */
final class ImportCancelled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String by;

    ImportCancelled(String by) {
        super("cancelled by " + by, null, false, false);
        this.by = by;
    }

    String by() {
        return by;
    }
}

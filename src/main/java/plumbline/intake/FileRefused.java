package plumbline.intake;

/**
 * Ends the reading of a file that cannot be imported, and with it the transaction. It never leaves this module: callers
 * see a refused attempt.
 */
public final class FileRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason a sentence that says where the file is wrong and how to put it right */
    public FileRefused(String reason) {
        // No stack trace: this is an expected outcome, and hostile files may cause many.
        super(reason, null, false, false);
    }
}

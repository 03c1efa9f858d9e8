package plumbline.intake;

/**
 * Ends the reading of a file that cannot be imported, and with it the transaction. It never leaves this package: callers
 * see a refused attempt.
 */
final class FileRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FileRefused(String reason) {
        // No stack trace: this is an expected outcome, and hostile files may cause many.
        super(reason, null, false, false);
    }
}

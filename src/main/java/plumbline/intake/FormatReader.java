package plumbline.intake;

/** Reads one format into facts, inside the transaction of its batch. */
interface FormatReader {

    Format format();

    /** Checks the file and puts what is right of it into stage tables of its own, or aside; the facts are not touched yet. */
    Staged stage(ImportWork work);

    /** What was staged of one file. */
    interface Staged extends AutoCloseable {

        /** Takes it into the facts. */
        void merge();

        /** Lets go of what was put aside outside the database. */
        @Override
        default void close() {
        }
    }
}

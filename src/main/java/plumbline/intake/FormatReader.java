package plumbline.intake;

/** Reads one format into facts, inside the transaction of its batch. */
interface FormatReader {

    Format format();

    void read(ImportWork work);
}

package plumbline.intake;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import plumbline.core.Actor;
import plumbline.core.Attempt;

/**
 * Takes files in. A file goes in as a whole or not at all: a file that cannot be read is refused and changes nothing; of a
 * file that can be read, bad rows are left out with a fault each and the others go in, in one transaction.
 */
public interface Imports {

    /** The largest file that is sent to the page or the API, in bytes: 200 MB. */
    long LARGEST_UPLOAD = 200L * 1024 * 1024;

    /** The largest file taken at all, in bytes: 2 GB, some five million events of client level data. It comes by the drop folder. */
    long LARGEST_FILE = 2L * 1024 * 1024 * 1024;

    /** The most faults kept for one batch; all are counted. */
    int MOST_FAULTS_KEPT = 10_000;

    /**
     * Imports one file. The same content given again changes nothing and gives the first result, marked as repeated; only
     * when the first import left rows out is it read again, because what was wrong with them may have been put right.
     *
     * @param format the format, or empty to recognise it by its content
     * @return the batch, or why the file was refused with row and column where it can be told
     */
    Attempt<Batch> importFile(String fileName, Optional<Format> format, InputStream content, Actor actor);

    /** The latest batches, newest first. */
    List<Batch> batches(int howMany);

    /** The batch with an id. */
    Optional<Batch> batch(BatchId id);

    /** How far a file is that is being read; empty when none is. */
    Optional<Progress> progress(BatchId id);

    /** One page of a batch's faults in the order of rows, counted from 1. */
    FaultPage faults(BatchId id, int page);

    /** The council's own words that were read in a file, those of most rows first. */
    List<ReadWord> words(BatchId id);

    /** Every format with its freshness. */
    List<Feed> feeds();
}

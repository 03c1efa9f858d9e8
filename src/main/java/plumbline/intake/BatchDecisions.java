package plumbline.intake;

import java.io.InputStream;
import java.util.Optional;
import plumbline.core.Actor;
import plumbline.core.Attempt;

/**
 * A file is looked at before it is accepted, and decided about as one: accepted, or discarded without a trace among the facts. One
 * that was accepted can be withdrawn.
 */
public interface BatchDecisions {

    /**
     * Reads a file to see what it would bring, and keeps nothing of it but the file itself until somebody decides. The same content
     * as one imported before gives that batch, marked as repeated.
     *
     * @return the batch, waiting to be accepted, or why the file was refused
     */
    Attempt<Batch> preview(String fileName, Optional<Format> format, InputStream content, Actor actor);

    /**
     * Begins as {@link #preview(String, Optional, InputStream, Actor)} does and waits for a few seconds only: a file that takes longer goes on
     * being read, and its batch comes back as running.
     */
    Attempt<Batch> beginPreview(String fileName, Optional<Format> format, InputStream content, Actor actor);

    /** What a file that waits would bring; empty lists when it waits no more. */
    Preview preview(BatchId batch);

    /** Imports a file that waits. It is read once more, because what it would bring may be another by now. */
    Attempt<Batch> accept(BatchId batch, Actor actor);

    /** Begins as {@link #accept} does and waits for a few seconds only: a file that takes longer goes on being imported, and its batch comes back as running. */
    Attempt<Batch> beginAccept(BatchId batch, Actor actor);

    /** Stops a file that is being read. Nothing of it is kept; refused when it is over. */
    Attempt<Batch> cancel(BatchId batch, Actor actor);

    /** Decides against a file that waits. */
    Attempt<Batch> discard(BatchId batch, Actor actor);

    /**
     * Takes back everything a batch brought: facts it added are gone, facts it changed are as they were, and the next evaluation
     * judges the people concerned again. What people wrote and decided stays. Refused while a later batch builds on it.
     */
    Attempt<Batch> withdraw(BatchId batch, String reason, Actor actor);
}

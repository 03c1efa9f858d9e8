package plumbline.intake;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;

/**
 * Takes one file through: receive, recognise, read into facts in one transaction. A batch is on record before its
 * transaction begins, so that a crash in the middle shows as an interrupted batch that changed nothing.
 */
@Component
class FileImports implements Imports {

    private static final Logger LOG = LoggerFactory.getLogger(FileImports.class);

    private static final int LONGEST_NAME = 200;

    private final BatchStore batches;
    private final FileReading reading;
    private final FormatRecogniser recogniser;
    private final TransactionTemplate transactions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final ResultMail results;
    private final ProgressTable progress;
    private final BatchFaults faults;
    private final FeedArrivals arrivals;
    private final WordsOfImports words;

    FileImports(BatchStore batches, FileReading reading, FormatRecogniser recogniser, PlatformTransactionManager manager, AuditTrail audit,
                ApplicationEventPublisher events, ResultMail results, ProgressTable progress, BatchFaults faults, FeedArrivals arrivals, WordsOfImports words) {
        this.batches = batches;
        this.reading = reading;
        this.recogniser = recogniser;
        // Its own transaction whoever calls: a refusal must undo the file and nothing else.
        this.transactions = new TransactionTemplate(manager);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.audit = audit;
        this.events = events;
        this.results = results;
        this.progress = progress;
        this.faults = faults;
        this.arrivals = arrivals;
        this.words = words;
    }

    @Override
    public Attempt<Batch> importFile(String fileName, Optional<Format> format, InputStream content, Actor actor) {
        String name = cleaned(fileName);
        try (SpooledFile file = SpooledFile.receive(content)) {
            return importFile(name, recogniser.find(file, format).orElseThrow(() -> FormatRecogniser.unknown(file)), actor);
        } catch (FileRefused refused) {
            transactions.executeWithoutResult(status ->
                    recordRefusal(batches.refused(name, format, refused.getMessage(), actor), refused.getMessage(), actor));
            return Attempt.invalid(refused.getMessage());
        }
    }

    private Attempt<Batch> importFile(String name, Recognised recognised, Actor actor) {
        Optional<Batch> repeated = batches.repeatedBy(recognised);
        if (repeated.isPresent()) {
            return Attempt.done(Objects.requireNonNull(transactions.execute(status -> told(repeated.get().asRepeated(), actor))));
        }
        Optional<Batch> before = batches.imported(recognised.file().sha256());
        return takeIn(Objects.requireNonNull(transactions.execute(status -> batches.begin(name, recognised, actor))), before, recognised, actor);
    }

    /**
     * Takes a file in under a batch that is on record as running.
     *
     * @param before the earlier import of the same content, which left rows out that may be right by now, or was read by another mapping
     */
    Attempt<Batch> takeIn(BatchId id, Optional<Batch> before, Recognised recognised, Actor actor) {
        return refusing(id, actor, () -> Objects.requireNonNull(transactions.execute(status -> read(id, before, recognised, actor))));
    }

    /** Does something with a file that keeps all or nothing; whatever stands against it ends the batch. */
    Attempt<Batch> refusing(BatchId id, Actor actor, Supplier<Batch> work) {
        progress.begin(id);
        try {
            return Attempt.done(work.get());
        } catch (ImportCancelled cancelled) {
            return cancelled(id, cancelled.by(), actor);
        } catch (FileRefused refused) {
            return refuse(id, refused.getMessage(), actor);
        } catch (DataIntegrityViolationException contradictory) {
            LOG.warn("Batch {} contradicts what is stored", id, contradictory);
            return refuse(id, "The file contradicts itself or what is stored: two of its rows claim the same reference. "
                    + "Make the references unique and send it again.", actor);
        } catch (RuntimeException unexpected) {
            transactions.executeWithoutResult(status -> {
                batches.refuse(id, "The service could not store the file. Nothing was imported.");
                batches.batch(id).ifPresent(batch -> told(batch, actor));
            });
            throw unexpected;
        } finally {
            progress.end(id);
        }
    }

    private Attempt<Batch> cancelled(BatchId id, String by, Actor actor) {
        transactions.executeWithoutResult(status -> {
            batches.decide(id, Batch.State.RUNNING, Batch.State.DISCARDED, null, Actor.named(by));
            audit.record(Actor.named(by), "import cancelled", "import", id.toString(), "while it was read; nothing of it was imported");
            batches.batch(id).ifPresent(batch -> told(batch, actor));
        });
        return Attempt.notNow("Somebody stopped this import while it was read. Nothing of it was imported.");
    }

    /** Reads the file, unless somebody else has imported the same content since it arrived. */
    private Batch read(BatchId id, Optional<Batch> before, Recognised recognised, Actor actor) {
        reading.takeTurn(id, recognised.format());
        Optional<Batch> meanwhile = batches.imported(recognised.file().sha256());
        if (meanwhile.isPresent() && !meanwhile.map(Batch::id).equals(before.map(Batch::id))) {
            batches.forget(id);
            return told(meanwhile.get().asRepeated(), actor);
        }
        ImportWork work = reading.read(id, recognised);
        batches.finish(id, work);
        Batch batch = batches.batch(id).orElseThrow();
        audit.record(actor, "file imported", "import", id.toString(), batch.fileName() + " (" + recognised.format().title() + "): "
                + batch.read() + " rows read, " + batch.accepted() + " accepted, " + batch.unchanged() + " unchanged, "
                + batch.duplicate() + " duplicate, " + batch.rejected() + " rejected; SHA-256 " + batch.sha256());
        events.publishEvent(new FactsChanged(id.value()));
        return told(batch, actor);
    }

    private Batch told(Batch batch, Actor actor) {
        results.tell(batch, actor);
        return batch;
    }

    private Attempt<Batch> refuse(BatchId id, String reason, Actor actor) {
        transactions.executeWithoutResult(status -> {
            batches.refuse(id, reason);
            recordRefusal(id, reason, actor);
        });
        return Attempt.invalid(reason);
    }

    void recordRefusal(BatchId id, String reason, Actor actor) {
        audit.record(actor, "file refused", "import", id.toString(), reason);
        batches.batch(id).ifPresent(batch -> told(batch, actor));
    }

    /** A file name is shown and logged, never used as a path. */
    static String cleaned(String fileName) {
        String name = fileName.replaceAll("\\p{Cntrl}", " ").strip();
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.isEmpty() ? "unnamed" : last.substring(0, Math.min(LONGEST_NAME, last.length()));
    }

    @Override
    public List<Batch> batches(int howMany) {
        return batches.latest(howMany);
    }

    @Override
    public Optional<Batch> batch(BatchId id) {
        return batches.batch(id);
    }

    @Override
    public Optional<Progress> progress(BatchId id) {
        return progress.of(id);
    }

    @Override
    public FaultPage faults(BatchId id, int page) {
        return faults.page(id, page);
    }

    @Override
    public List<ReadWord> words(BatchId id) {
        return words.of(id);
    }

    @Override
    public List<Feed> feeds() {
        return arrivals.feeds();
    }
}

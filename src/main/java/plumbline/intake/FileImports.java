package plumbline.intake;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;

/**
 * Takes one file through: receive, recognise, read into facts in one transaction. A batch is on record before its
 * transaction begins, so that a crash in the middle shows as an interrupted batch that changed nothing.
 */
@Component
class FileImports implements Imports {

    private static final Logger LOG = LoggerFactory.getLogger(FileImports.class);

    /** Advisory lock spaces: one lock for each format, so that its files go in one after another; one for each batch at work. */
    private static final int FORMAT_LOCKS = 730_411;
    private static final int BATCH_LOCKS = 730_412;
    private static final int LONGEST_NAME = 200;
    private static final int MANY_ROWS = 1_000;

    private final BatchStore batches;
    private final Map<Format, FormatReader> readers = new EnumMap<>(Format.class);
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FileImports(BatchStore batches, List<FormatReader> readers, JdbcTemplate jdbc, PlatformTransactionManager manager,
                AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.batches = batches;
        readers.forEach(reader -> this.readers.put(reader.format(), reader));
        this.jdbc = jdbc;
        // Its own transaction whoever calls: a refusal must undo the file and nothing else.
        this.transactions = new TransactionTemplate(manager);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(0)
    void markWhatACrashLeftBehind() {
        Integer interrupted = transactions.execute(status -> batches.markInterrupted(BATCH_LOCKS));
        if (interrupted != null && interrupted > 0) {
            LOG.warn("{} imports were interrupted when the service last stopped; nothing of them was imported", interrupted);
        }
    }

    @Override
    public Attempt<Batch> importFile(String fileName, Optional<Format> format, InputStream content, Actor actor) {
        String name = cleaned(fileName);
        try (SpooledFile file = SpooledFile.receive(content)) {
            return importFile(name, FormatRecogniser.recognise(file, format), file, actor);
        } catch (FileRefused refused) {
            transactions.executeWithoutResult(status ->
                    recordRefusal(batches.refused(name, format, refused.getMessage(), actor), refused.getMessage(), actor));
            return Attempt.invalid(refused.getMessage());
        }
    }

    private Attempt<Batch> importFile(String name, Format format, SpooledFile file, Actor actor) {
        Optional<Batch> before = batches.imported(file.sha256());
        if (before.isPresent() && before.get().rejected() == 0) {
            return Attempt.done(before.get().asRepeated());
        }
        BatchId id = batches.begin(name, format, file, actor);
        try {
            return Attempt.done(transactions.execute(status -> read(id, before, format, file, actor)));
        } catch (FileRefused refused) {
            return refuse(id, refused.getMessage(), actor);
        } catch (DataIntegrityViolationException contradictory) {
            LOG.warn("Batch {} contradicts what is stored", id, contradictory);
            return refuse(id, "The file contradicts itself or what is stored: two of its rows claim the same reference. "
                    + "Make the references unique and send it again.", actor);
        } catch (RuntimeException unexpected) {
            transactions.executeWithoutResult(status -> batches.refuse(id, "The service could not store the file. Nothing was imported."));
            throw unexpected;
        }
    }

    /**
     * Reads the file, unless somebody else has imported the same content since it arrived.
     *
     * @param before the earlier import of the same content that left rows out; they may be right by now, so it is read again
     */
    private Batch read(BatchId id, Optional<Batch> before, Format format, SpooledFile file, Actor actor) {
        jdbc.query("select pg_advisory_xact_lock(?, ?)", row -> { }, BATCH_LOCKS, Math.toIntExact(id.value()));
        jdbc.query("select pg_advisory_xact_lock(?, ?)", row -> { }, FORMAT_LOCKS, format.ordinal());
        Optional<Batch> meanwhile = batches.imported(file.sha256());
        if (meanwhile.isPresent() && !meanwhile.map(Batch::id).equals(before.map(Batch::id))) {
            batches.forget(id);
            return meanwhile.get().asRepeated();
        }
        Instant now = clock.instant();
        ImportWork work = new ImportWork(file, id, BusinessTime.dayOf(now), now, new RowFaults(), new RowCounts(), jdbc);
        // One large statement after another: more memory for sorting, and no time spent on compiling them.
        jdbc.execute("set local work_mem = '64MB'");
        jdbc.execute("set local jit = off");
        // The planner needs sizes and distinct keys of the working tables, no fine histograms.
        jdbc.execute("set local default_statistics_target = 10");
        readers.get(format).read(work);
        work.counts().reconcile();
        refreshStatistics(format, work.counts());
        batches.finish(id, work.counts(), work.faults());
        Batch batch = batches.batch(id).orElseThrow();
        audit.record(actor, "file imported", "import", id.toString(), batch.fileName() + " (" + format.title() + "): "
                + batch.read() + " rows read, " + batch.accepted() + " accepted, " + batch.unchanged() + " unchanged, "
                + batch.duplicate() + " duplicate, " + batch.rejected() + " rejected; SHA-256 " + batch.sha256());
        events.publishEvent(new FactsChanged(id.value()));
        return batch;
    }

    /** After many new rows the planner would still think the tables empty, until the server's own housekeeping comes by. */
    private void refreshStatistics(Format format, RowCounts counts) {
        if (counts.rowsAccepted() >= MANY_ROWS) {
            format.tables().forEach(table -> jdbc.execute("analyze " + table));
        }
    }

    private Attempt<Batch> refuse(BatchId id, String reason, Actor actor) {
        transactions.executeWithoutResult(status -> {
            batches.refuse(id, reason);
            recordRefusal(id, reason, actor);
        });
        return Attempt.invalid(reason);
    }

    private void recordRefusal(BatchId id, String reason, Actor actor) {
        audit.record(actor, "file refused", "import", id.toString(), reason);
    }

    /** A file name is shown and logged, never used as a path. */
    private static String cleaned(String fileName) {
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
    public FaultPage faults(BatchId id, int page) {
        return batches.faults(id, page);
    }

    @Override
    public List<Feed> feeds() {
        return batches.feeds();
    }
}

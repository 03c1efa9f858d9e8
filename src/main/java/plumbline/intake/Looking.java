package plumbline.intake;

import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;

/** Reads a file in a transaction that is undone, and keeps what came of it and the file until somebody decides. */
@Component
class Looking {

    private record Seen(ImportWork work, Preview preview) {
    }

    private final FileImports imports;
    private final FileReading reading;
    private final UndoneReading undone;
    private final BatchStore batches;
    private final PreviewTable previews;
    private final KeptContent contents;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;

    Looking(FileImports imports, FileReading reading, UndoneReading undone, BatchStore batches, PreviewTable previews, KeptContent contents, AuditTrail audit,
            PlatformTransactionManager manager) {
        this.imports = imports;
        this.reading = reading;
        this.undone = undone;
        this.batches = batches;
        this.previews = previews;
        this.contents = contents;
        this.audit = audit;
        this.transactions = new TransactionTemplate(manager);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Looks at the file of a batch that is on record as running. */
    Attempt<Batch> look(BatchId id, Recognised recognised, Actor actor) {
        return imports.refusing(id, actor, () -> {
            Seen seen = undone.read(recognised.format(), () -> id, batch -> new Seen(reading.read(batch, recognised), previews.seen(batch, recognised.format())));
            return Objects.requireNonNull(transactions.execute(status -> {
                batches.previewed(id, seen.work());
                previews.keep(id, seen.preview());
                contents.forget(id);
                contents.keep(id, recognised.file());
                audit.record(actor, "file looked at", "import", id.toString(), "waiting to be accepted; nothing is imported");
                return batches.batch(id).orElseThrow();
            }));
        });
    }

    /** Keeps a file until somebody has said what its columns mean. */
    Attempt<Batch> keep(BatchId id, SpooledFile file, Actor actor) {
        return imports.refusing(id, actor, () -> Objects.requireNonNull(transactions.execute(status -> {
            contents.keep(id, file);
            batches.toBeMapped(id);
            audit.record(actor, "file kept", "import", id.toString(), "waiting for somebody to say what its columns mean; nothing is imported");
            return batches.batch(id).orElseThrow();
        })));
    }
}

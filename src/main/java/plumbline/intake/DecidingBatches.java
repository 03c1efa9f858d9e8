package plumbline.intake;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.FreeText;

/** Has files looked at, and does afterwards what somebody decides. */
@Component
class DecidingBatches implements BatchDecisions {

    /** A file holds names and addresses that are imported by nobody; one that is forgotten is not kept for long. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(14);

    private final FileImports imports;
    private final FileReading reading;
    private final FormatRecogniser recogniser;
    private final Looking looking;
    private final BatchStore batches;
    private final PreviewTable previews;
    private final KeptContent contents;
    private final Withdrawal withdrawal;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final LongReading longReading;
    private final ProgressTable progress;
    private final TransactionTemplate transactions;

    DecidingBatches(FileImports imports, FileReading reading, FormatRecogniser recogniser, Looking looking, BatchStore batches, PreviewTable previews,
                    KeptContent contents, Withdrawal withdrawal, AuditTrail audit, ApplicationEventPublisher events, Clock clock, LongReading longReading,
                    ProgressTable progress, PlatformTransactionManager manager) {
        this.imports = imports;
        this.reading = reading;
        this.recogniser = recogniser;
        this.looking = looking;
        this.batches = batches;
        this.previews = previews;
        this.contents = contents;
        this.withdrawal = withdrawal;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.longReading = longReading;
        this.progress = progress;
        this.transactions = new TransactionTemplate(manager);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @EventListener(ApplicationStartedEvent.class)
    @Scheduled(cron = "0 15 4 * * *", zone = "Europe/London")
    void discardWhatNobodyDecidedAbout() {
        batches.waitingSinceBefore(clock.instant().minus(LONGEST_WAIT)).forEach(batch -> discard(batch, Actor.SERVICE));
        contents.forgetDecided();
    }

    /** How the reading of a begun batch is waited for. */
    private interface Waiting {
        Attempt<Batch> until(BatchId id, Supplier<Attempt<Batch>> work);
    }

    @Override
    public Attempt<Batch> preview(String fileName, Optional<Format> format, InputStream content, Actor actor) {
        return preview(fileName, format, content, actor, (id, work) -> work.get());
    }

    @Override
    public Attempt<Batch> beginPreview(String fileName, Optional<Format> format, InputStream content, Actor actor) {
        return preview(fileName, format, content, actor, longReading::begun);
    }

    private Attempt<Batch> preview(String fileName, Optional<Format> format, InputStream content, Actor actor, Waiting waiting) {
        String name = FileImports.cleaned(fileName);
        SpooledFile file = null;
        try {
            file = SpooledFile.receive(content);
            SpooledFile received = file;
            Optional<Recognised> recognised = recogniser.find(file, format);
            Optional<Batch> repeated = recognised.flatMap(batches::repeatedBy);
            if (repeated.isPresent()) {
                return Attempt.done(repeated.get().asRepeated());
            }
            if (recognised.isPresent()) {
                BatchId id = batches.begin(name, recognised.get(), actor);
                // From here on the file belongs to whoever reads it, which may take longer than this call.
                file = null;
                return waiting.until(id, () -> {
                    try (received) {
                        return looking.look(id, recognised.get(), actor);
                    }
                });
            }
            if (UnknownFile.table(file, name).isEmpty()) {
                throw FormatRecogniser.unknown(file);
            }
            return looking.keep(batches.begin(name, file, actor), file, actor);
        } catch (FileRefused refused) {
            transactions.executeWithoutResult(status ->
                    imports.recordRefusal(batches.refused(name, format, refused.getMessage(), actor), refused.getMessage(), actor));
            return Attempt.invalid(refused.getMessage());
        } finally {
            if (file != null) {
                file.close();
            }
        }
    }

    @Override
    public Preview preview(BatchId batch) {
        return previews.kept(batch);
    }

    @Override
    public Attempt<Batch> accept(BatchId id, Actor actor) {
        return waiting(id, Batch.State.PREVIEWED).then(batch -> {
            try (SpooledFile file = SpooledFile.receive(contents.open(id))) {
                Recognised recognised = recogniser.again(file, batch.format().orElseThrow(), batches.mapping(id));
                if (!batches.move(id, Batch.State.PREVIEWED, Batch.State.RUNNING)) {
                    return decidedMeanwhile();
                }
                Attempt<Batch> attempt = imports.takeIn(id, batches.imported(file.sha256()), recognised, actor);
                transactions.executeWithoutResult(status -> forget(id));
                // Unless somebody else's import of the same content came first: that one is theirs.
                batches.decide(id, Batch.State.IMPORTED, Batch.State.IMPORTED, null, actor);
                return attempt;
            } catch (FileRefused gone) {
                return decidedMeanwhile();
            }
        });
    }

    @Override
    public Attempt<Batch> beginAccept(BatchId id, Actor actor) {
        return longReading.begun(id, () -> accept(id, actor));
    }

    @Override
    public Attempt<Batch> cancel(BatchId id, Actor actor) {
        return batches.batch(id).map(batch -> batch.state() == Batch.State.RUNNING && progress.cancel(id, actor.words())
                ? Attempt.done(batches.batch(id).orElseThrow())
                : Attempt.<Batch>notNow("This file is not being read any more. Look at what became of it."))
                .orElseGet(() -> Attempt.notFound("There is no import " + id + "."));
    }

    @Override
    public Attempt<Batch> discard(BatchId id, Actor actor) {
        return waiting(id, Batch.State.PREVIEWED, Batch.State.TO_BE_MAPPED).then(batch -> Objects.requireNonNull(transactions.execute(status -> {
            if (!batches.decide(id, batch.state(), Batch.State.DISCARDED, null, actor)) {
                return decidedMeanwhile();
            }
            forget(id);
            audit.record(actor, "file discarded", "import", id.toString(), batch.fileName());
            return Attempt.done(batches.batch(id).orElseThrow());
        })));
    }

    private void forget(BatchId id) {
        previews.forget(id);
        contents.forget(id);
    }

    @Override
    public Attempt<Batch> withdraw(BatchId id, String reason, Actor actor) {
        String why = reason.strip();
        if (FreeText.emptyOrTooLong(why)) {
            return Attempt.invalid("reason", "Enter why the import is withdrawn, in at most " + FreeText.LONGEST + " characters.");
        }
        return Objects.requireNonNull(transactions.execute(status -> withdrawNow(id, why, actor)));
    }

    private Attempt<Batch> withdrawNow(BatchId id, String reason, Actor actor) {
        reading.takeEveryTurn();
        Optional<Batch> batch = batches.batch(id);
        if (batch.isEmpty()) {
            return Attempt.notFound("There is no import " + id + ".");
        }
        if (batch.get().state() != Batch.State.IMPORTED) {
            return Attempt.notNow("Only an imported file can be withdrawn; this one is: " + batch.get().state().word() + ".");
        }
        if (batch.get().format().equals(Optional.of(Format.BANK_HOLIDAYS))) {
            return Attempt.notNow("Bank holidays are not withdrawn: import the right file, it takes the place of this one.");
        }
        List<BatchId> builtOn = withdrawal.builtOn(id);
        if (!builtOn.isEmpty()) {
            return Attempt.notNow("Later imports changed what this one brought: " + builtOn.stream().map(BatchId::toString).collect(Collectors.joining(", "))
                    + ". Withdraw those first, the latest one before the others.");
        }
        withdrawal.takeBack(id);
        batches.decide(id, Batch.State.IMPORTED, Batch.State.WITHDRAWN, reason, actor);
        audit.record(actor, "import withdrawn", "import", id.toString(), batch.get().fileName() + ": " + reason);
        events.publishEvent(new FactsChanged(id.value()));
        return Attempt.done(batches.batch(id).orElseThrow());
    }

    private Attempt<Batch> waiting(BatchId id, Batch.State... states) {
        return batches.batch(id).map(batch -> List.of(states).contains(batch.state()) ? Attempt.done(batch)
                : Attempt.<Batch>notNow("Only a file that waits can be decided about; this one is: " + batch.state().word() + "."))
                .orElseGet(() -> Attempt.notFound("There is no import " + id + "."));
    }

    private static Attempt<Batch> decidedMeanwhile() {
        return Attempt.notNow("Somebody has decided about this file meanwhile. Look at it again.");
    }
}

package plumbline.intake.dropfolder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Attempt;
import plumbline.intake.Batch;
import plumbline.intake.Imports;
import plumbline.intake.ResultText;

/**
 * Looks into the drop folder and imports what is complete, one node at a time. Wherever it is stopped nothing is lost and nothing
 * doubled: a file that was taken and not finished is imported again, and the same content imported twice changes nothing.
 */
@Component
public class DropFolderWatch {

    /** With the locks of {@code FileReading}: held by the node that takes files. */
    private static final int FOLDER_LOCK = 730_413;

    private static final Logger LOG = LoggerFactory.getLogger(DropFolderWatch.class);

    private final Optional<DropFolder> folder;
    private final Imports imports;
    private final JdbcClient jdbc;
    private final TransactionTemplate turn;
    private final Clock clock;
    private final SteadyFiles steadyFiles = new SteadyFiles();
    private volatile @Nullable DropFolderStatus status;

    DropFolderWatch(@Value("${plumbline.intake.drop-folder:}") String folder, Imports imports, JdbcClient jdbc, PlatformTransactionManager manager, Clock clock) {
        this.folder = folder.isBlank() ? Optional.empty() : Optional.of(new DropFolder(Path.of(folder).toAbsolutePath()));
        this.imports = imports;
        this.jdbc = jdbc;
        this.turn = new TransactionTemplate(manager);
        this.clock = clock;
        this.status = this.folder.map(set -> new DropFolderStatus(set.folder(), null, 0, null)).orElse(null);
    }

    /** How the folder stands; empty when none is set. */
    public Optional<DropFolderStatus> status() {
        return Optional.ofNullable(status);
    }

    /** Looks once. A file is imported at the earliest at the second look that finds it. */
    @Scheduled(fixedDelayString = "${plumbline.intake.drop-folder-every:PT10S}", initialDelayString = "${plumbline.intake.drop-folder-every:PT10S}")
    void look() {
        folder.ifPresent(set -> {
            try {
                look(set);
            } catch (IOException | RuntimeException failed) {
                LOG.warn("The drop folder {} could not be looked into", set.folder(), failed);
                status = new DropFolderStatus(set.folder(), clock.instant(), 0,
                        "It could not be looked into. Check that it is there and that the service may read and write it.");
            }
        });
    }

    private void look(DropFolder set) throws IOException {
        set.prepare();
        List<Path> put = set.put();
        List<Path> steady = steadyFiles.among(put);
        if (!steady.isEmpty() || !set.leftBehind().isEmpty()) {
            turn.executeWithoutResult(transaction -> takeTurn(set, steady));
        }
        status = new DropFolderStatus(set.folder(), clock.instant(), set.put().size(), null);
    }

    /** Imports have transactions of their own; this one only holds the lock, which the database lets go when the node dies. */
    private void takeTurn(DropFolder set, List<Path> steady) {
        if (!jdbc.sql("select pg_try_advisory_xact_lock(?, 0)").param(FOLDER_LOCK).query(Boolean.class).single()) {
            return;
        }
        try {
            for (Path file : set.leftBehind()) {
                importTaken(set, file);
            }
            for (Path file : steady) {
                importTaken(set, set.take(file, clock.instant()));
            }
        } catch (NoSuchFileException gone) {
            LOG.info("A file was taken out of the drop folder by somebody else: {}", gone.getFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void importTaken(DropFolder set, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            Attempt<Batch> attempt = imports.importFile(DropFolder.nameOf(file), Optional.empty(), content, DropFolderSender.ACTOR);
            if (attempt instanceof Attempt.Done<Batch> done) {
                set.finish(file, set.taken(), ResultText.lines(done.value()));
            } else {
                set.finish(file, set.refused(), "Refused. Nothing was imported.\n\n" + ((Attempt.Refused<Batch>) attempt).reason() + "\n");
            }
        } catch (CannotCreateTransactionException | DataAccessResourceFailureException | TransientDataAccessException away) {
            LOG.warn("The database was away while {} was imported; it is tried again", file, away);
        } catch (RuntimeException unexpected) {
            LOG.error("{} could not be imported", file, unexpected);
            set.finish(file, set.refused(), "Refused. Nothing was imported.\n\nThe service could not read or store this file. What went wrong is in its log.\n");
        }
    }
}

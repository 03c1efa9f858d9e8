package plumbline.intake;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.intake.words.CouncilWord;
import plumbline.intake.words.FileTrial;
import plumbline.intake.words.ListedFields;

/** Reads files as imports do, under a batch that is undone with everything else. */
@Component
class TryingFiles implements FileTrial {

    private static final int MOST_SHOWN = 20;

    private final FileReading reading;
    private final UndoneReading undone;
    private final FormatRecogniser recogniser;
    private final BatchStore batches;
    private final KeptContent contents;
    private final ListedFields fields;
    private final JdbcClient jdbc;

    TryingFiles(FileReading reading, UndoneReading undone, FormatRecogniser recogniser, BatchStore batches, KeptContent contents, ListedFields fields, JdbcClient jdbc) {
        this.reading = reading;
        this.undone = undone;
        this.recogniser = recogniser;
        this.batches = batches;
        this.contents = contents;
        this.fields = fields;
        this.jdbc = jdbc;
    }

    @Override
    public List<WaitingFile> waiting() {
        String[] formats = fields.all().stream().map(field -> field.format().code()).distinct().toArray(String[]::new);
        return jdbc.sql("select id, file_name from import_batch where state = 'PREVIEWED' and format = any (?) order by id desc limit " + MOST_SHOWN).param(formats)
                .query((row, i) -> new WaitingFile(new BatchId(row.getLong("id")), row.getString("file_name"))).list();
    }

    @Override
    public Attempt<OpenFile> open(BatchId waiting) {
        Optional<Batch> batch = batches.batch(waiting).filter(one -> one.state() == Batch.State.PREVIEWED && one.format().isPresent());
        return batch.map(one -> opened(one.fileName(), one.format(), batches.mapping(waiting), contents.open(waiting)))
                .orElseGet(() -> Attempt.notNow("That file waits no more: somebody has decided about it. Choose another one, or give the file itself."));
    }

    @Override
    public Attempt<OpenFile> receive(String fileName, InputStream content) {
        return opened(FileImports.cleaned(fileName), Optional.empty(), OptionalLong.empty(), content);
    }

    private Attempt<OpenFile> opened(String name, Optional<Format> format, OptionalLong mapping, InputStream content) {
        SpooledFile file = null;
        try {
            file = SpooledFile.receive(content);
            SpooledFile received = file;
            Recognised recognised = format.map(known -> recogniser.again(received, known, mapping))
                    .orElseGet(() -> recogniser.find(received, Optional.empty()).orElseThrow(() -> FormatRecogniser.unknown(received)));
            if (fields.all().stream().noneMatch(field -> field.format() == recognised.format())) {
                return Attempt.invalid("file", "A file of this kind (" + recognised.format().title() + ") has no field with a list of values, so no word changes how it is read.");
            }
            file = null;
            return Attempt.done(new TriedFile(name, recognised));
        } catch (FileRefused refused) {
            return Attempt.invalid("file", refused.getMessage());
        } finally {
            if (file != null) {
                file.close();
            }
        }
    }

    /** Nobody sees how far it is; whoever does not want it any more stops it. */
    private record WhileWanted(BooleanSupplier wanted) implements ProgressWatch.Board {

        @Override
        public Optional<String> put(Progress progress) {
            return last();
        }

        @Override
        public Optional<String> last() {
            return wanted.getAsBoolean() ? Optional.empty() : Optional.of("whoever tried it");
        }
    }

    private final class TriedFile implements OpenFile {

        private final String name;
        private final Recognised recognised;

        TriedFile(String name, Recognised recognised) {
            this.name = name;
            this.recognised = recognised;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Attempt<Rows> read(List<CouncilWord> words, BooleanSupplier wanted, Runnable look) {
            try {
                return Attempt.done(undone.read(recognised.format(), () -> batches.begin(name, recognised, Actor.SERVICE), id -> {
                    RowCounts counts = reading.read(id, recognised, words, new WhileWanted(wanted)).counts();
                    look.run();
                    return new Rows(counts.rowsRead() - counts.rowsRejected(), counts.rowsRead());
                }));
            } catch (ImportCancelled cancelled) {
                return Attempt.notNow("Somebody stopped it while the file was read.");
            } catch (FileRefused refused) {
                return Attempt.invalid("file", refused.getMessage());
            } catch (DataIntegrityViolationException contradictory) {
                return Attempt.invalid("file", "The file contradicts itself or what is stored: two of its rows claim the same reference.");
            }
        }

        @Override
        public void close() {
            recognised.file().close();
        }
    }
}

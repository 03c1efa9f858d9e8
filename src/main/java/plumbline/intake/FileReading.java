package plumbline.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.intake.words.CouncilWord;
import plumbline.intake.words.CouncilWords;

/** Reads a recognised file into the facts, inside the caller's transaction. */
@Component
class FileReading {

    /** Advisory lock spaces: one lock for each format, so that its files go in one after another; one for each batch at work. */
    static final int FORMAT_LOCKS = 730_411;
    static final int BATCH_LOCKS = 730_412;

    private static final int MANY_ROWS = 1_000;

    private final Map<Format, FormatReader> readers = new EnumMap<>(Format.class);
    private final RecordingTeams teams;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final ProgressTable progress;
    private final WordsOfImports words;

    FileReading(List<FormatReader> readers, RecordingTeams teams, JdbcTemplate jdbc, Clock clock, ProgressTable progress, WordsOfImports words) {
        this.teams = teams;
        readers.forEach(reader -> this.readers.put(reader.format(), reader));
        this.jdbc = jdbc;
        this.clock = clock;
        this.progress = progress;
        this.words = words;
    }

    /** Waits until this transaction is the only one that reads files of the format, and marks the batch as at work. */
    void takeTurn(BatchId id, Format format) {
        jdbc.query("select pg_advisory_xact_lock(?, ?)", row -> { }, BATCH_LOCKS, Math.toIntExact(id.value()));
        jdbc.query("select pg_advisory_xact_lock(?, ?)", row -> { }, FORMAT_LOCKS, format.ordinal());
    }

    /** Waits until nobody reads any file. */
    void takeEveryTurn() {
        for (Format format : Format.values()) {
            jdbc.query("select pg_advisory_xact_lock(?, ?)", row -> { }, FORMAT_LOCKS, format.ordinal());
        }
    }

    /** Reads the file into the facts; everything it changes is kept as it was before, under its number. */
    ImportWork read(BatchId id, Recognised recognised) {
        return read(id, recognised, words.inForce(recognised.format()), progress.watch(id));
    }

    /** The same by these words of the council instead of those in force, and told to a board of the caller's. */
    ImportWork read(BatchId id, Recognised recognised, List<CouncilWord> others, ProgressWatch.Board board) {
        return read(id, recognised, words.of(recognised.format(), others), new ProgressWatch(board, System::nanoTime));
    }

    private ImportWork read(BatchId id, Recognised recognised, CouncilWords read, ProgressWatch watch) {
        Format format = recognised.format();
        Instant now = clock.instant();
        ImportWork work = new ImportWork(recognised.file(), recognised.mapping(), id, BusinessTime.dayOf(now), now, new RowFaults(), new RowCounts(), jdbc,
                watch, new RowWords(read));
        jdbc.queryForObject("select set_config('plumbline.batch', ?, true)", String.class, id.toString());
        // One large statement after another: more memory for sorting, and no time spent on compiling them.
        jdbc.execute("set local work_mem = '64MB'");
        jdbc.execute("set local jit = off");
        // The planner needs sizes and distinct keys of the working tables, no fine histograms.
        jdbc.execute("set local default_statistics_target = 10");
        try (FormatReader.Staged staged = readers.get(format).stage(work)) {
            staged.merge();
        }
        work.counts().reconcile();
        refreshStatistics(format, work.counts());
        work.faults().recordedBy(teams.of(work.faults().sources()));
        work.words().recordedBy(teams.of(work.words().sources()));
        work.progress().last();
        return work;
    }

    /** After many new rows the planner would still think the tables empty, until the server's own housekeeping comes by. */
    private void refreshStatistics(Format format, RowCounts counts) {
        if (counts.rowsAccepted() >= MANY_ROWS) {
            format.tables().forEach(table -> jdbc.execute("analyze " + table));
        }
    }
}

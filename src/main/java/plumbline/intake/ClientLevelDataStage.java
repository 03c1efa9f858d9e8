package plumbline.intake;

import java.sql.SQLException;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.database.BinaryFields;
import plumbline.database.CopyRows;
import plumbline.intake.ClientLevelEvent.Kind;

/**
 * What is staged of one file of client level data. Whom rows are about goes to the database at once, one row for each run of rows about
 * the same person, because the database puts them to people. The events stay with the service until it is known whose they are:
 * then most of them go straight into their tables.
 */
final class ClientLevelDataStage implements AutoCloseable {

    /** One row for each run of rows with the same identifier and number. */
    static final String RUNS = """
            create temporary table cld_run (run int, row_number bigint, local_id text collate "C", nhs text collate "C") on commit drop""";

    /** What a reference looks like that the service makes for events without one: the reference of a person, then the event's key. */
    private static final Pattern MADE = Pattern.compile("/(\\d{4}-\\d\\d-\\d\\d|carer/|undated/|ended/)");
    private static final int REFERENCES = 16;

    private final Map<Kind, StagedEvents> events = new EnumMap<>(Kind.class);
    private final Map<Kind, List<String>> stored = new EnumMap<>(Kind.class);
    private final Map<Kind, List<String>> rest = new EnumMap<>(Kind.class);
    private final TextHash hashes = new TextHash();
    private final BinaryFields first = new BinaryFields();
    private final BinaryFields second = new BinaryFields();
    private boolean tellsOfDeaths;
    private int runs;
    private String localId = "";
    private @Nullable String nhs;

    ClientLevelDataStage() {
        for (Kind kind : Kind.values()) {
            events.put(kind, new StagedEvents());
            stored.put(kind, ClientLevelDataTables.stored(kind));
            rest.put(kind, ClientLevelDataTables.rest(kind));
        }
    }

    /**
     * Adds a right row.
     *
     * @param localId empty when the row has none
     * @param nhs     the digest of the number, if the row has a right one
     */
    void add(long row, String localId, @Nullable String nhs, StagedEvent event, CopyRows toRuns) throws SQLException {
        if (runs == 0 || !localId.equals(this.localId) || !Objects.equals(nhs, this.nhs)) {
            this.localId = localId;
            this.nhs = nhs;
            toRuns.number(runs).number(row).text(localId).text(nhs).endRow();
            runs++;
        }
        Kind kind = event.event();
        event.put(of(stored, kind), first);
        event.put(of(rest, kind), second);
        of(events, kind).add(row, runs - 1, hashes.of(event.key(), kind.ordinal()), referenceHash(event), event.born(), event.died(), event.leftArea(), first, second);
    }

    /** An event without a reference, or with one as the service makes them, is looked at more closely: it may get another one. */
    private long referenceHash(StagedEvent event) {
        String reference = event.reference();
        if (event.event() == Kind.LINK || reference.isEmpty() || reference.indexOf('/') >= 0 && MADE.matcher(reference).find()) {
            return StagedEvents.NO_REFERENCE;
        }
        long hash = hashes.of(reference, REFERENCES + event.event().ordinal());
        return hash == StagedEvents.NO_REFERENCE ? 1 : hash;
    }

    /** Whether the file has the column for deaths. One that has not says nothing of them; a blank cell says that none is known. */
    boolean tellsOfDeaths() {
        return tellsOfDeaths;
    }

    void tellsOfDeaths(boolean tells) {
        tellsOfDeaths = tells;
    }

    /** How many runs of rows about the same person there are, numbered from 0. */
    int runs() {
        return runs;
    }

    StagedEvents events(Kind kind) {
        return of(events, kind);
    }

    /** How many rows there are. */
    long rows() {
        return events.values().stream().mapToLong(StagedEvents::count).sum();
    }

    /** Rows of some runs: how many there are, and the first of them. */
    Rows rowsOf(BitSet some, int most) {
        PriorityQueue<Row> earliest = new PriorityQueue<>(Comparator.comparingLong(Row::number).reversed());
        int all = 0;
        for (StagedEvents ofKind : events.values()) {
            for (StagedEvents.Heads heads = ofKind.heads(); heads.next();) {
                if (some.get(heads.run)) {
                    all++;
                    earliest.add(new Row(heads.row, heads.run));
                    if (earliest.size() > most) {
                        earliest.remove();
                    }
                }
            }
        }
        return new Rows(earliest.stream().sorted(Comparator.comparingLong(Row::number)).toList(), all);
    }

    /** A row of the file and its run. */
    record Row(long number, int run) {
    }

    /**
     * Rows of some runs.
     *
     * @param first of them, in the order of the file
     * @param all   how many there are
     */
    record Rows(List<Row> first, int all) {
    }

    private static <T> T of(Map<Kind, T> byKind, Kind kind) {
        return Optional.ofNullable(byKind.get(kind)).orElseThrow();
    }

    @Override
    public void close() {
        events.values().forEach(StagedEvents::close);
    }
}

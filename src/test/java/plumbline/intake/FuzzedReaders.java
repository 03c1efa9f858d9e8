package plumbline.intake;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.demonstration.generator.DemonstrationOrganisation;
import plumbline.intake.mapping.FieldSource;
import plumbline.intake.mapping.FixedMappings;
import plumbline.intake.mapping.Mapping;
import plumbline.intake.mapping.MappingCheck;
import plumbline.intake.mapping.Proposal;
import plumbline.intake.mapping.SavedMapping;
import plumbline.intake.mapping.UnknownTable;
import plumbline.organisation.Organisation;
import tools.jackson.databind.json.JsonMapper;

/** Every reader there is, reading up to what it would store, without a database. */
final class FuzzedReaders {

    private static final String NAME = "fuzzed.csv";
    private static final Instant NOW = Instant.parse("2026-06-13T09:00:00Z");

    private final Map<Format, FormatReader> readers = new EnumMap<>(Format.class);
    private final FormatRecogniser recogniser = new FormatRecogniser(new FixedMappings(List.of()));
    private final ForgetfulDatabase database;

    FuzzedReaders() {
        try {
            database = new ForgetfulDatabase();
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
        Organisation organisation = (Organisation) Proxy.newProxyInstance(Organisation.class.getClassLoader(), new Class<?>[] {Organisation.class},
                (proxy, method, arguments) -> DemonstrationOrganisation.units());
        JsonMapper json = JsonMapper.shared();
        List.of(new ClientLevelDataReader(), new EventListReader(organisation), new RecordListReader(organisation), new MeasureListReader(organisation), new CareDirectoryReader(),
                new LocationListReader(), new BankHolidaysReader((division, titles) -> titles.size(), json), new AscofWorkbookReader(), new AscofOpenDataReader(),
                new ActiveLocationsReader(), new DeactivatedLocationsReader(), new RegulatorApiReader(json), new RatingHistoryReader())
                .forEach(reader -> readers.put(reader.format(), reader));
    }

    /** The formats that are read. */
    Set<Format> formats() {
        return readers.keySet();
    }

    /** Reads a file and says as what, and whether there was anything right in it. A file that nobody has seen is mapped as is proposed, where that is complete. */
    String read(SpooledFile file) {
        Optional<Recognised> known = recogniser.find(file, Optional.empty());
        if (known.isPresent()) {
            return staged(known.get());
        }
        Optional<UnknownTable> table = UnknownFile.table(file, NAME);
        if (table.isEmpty()) {
            throw FormatRecogniser.unknown(file);
        }
        Proposal proposal = new Proposal(table.get());
        Mapping mapping = decided(proposal, proposal.mapping(proposal.target()));
        if (!MappingCheck.problems(mapping, table.get(), NAME).isEmpty()) {
            return "to be mapped";
        }
        SavedMapping saved = new SavedMapping(1, NAME, UnknownTable.header(table.get().headings()), mapping, "nobody", NOW);
        return new FormatRecogniser(new FixedMappings(List.of(saved))).find(file, Optional.empty()).map(mapped -> "mapped as " + staged(mapped)).orElse("to be mapped");
    }

    /** Whoever is asked how days are written says the first way they can be. */
    private static Mapping decided(Proposal proposal, Mapping proposed) {
        Map<String, FieldSource> fields = new java.util.LinkedHashMap<>(proposed.fields());
        fields.replaceAll((name, source) -> source.column() == null || source.dates() != null ? source
                : new FieldSource(source.column(), null, proposal.orders(source.column()).stream().findFirst().orElse(null)));
        return new Mapping(proposed.target(), fields);
    }

    private String staged(Recognised recognised) {
        RowCounts counts = new RowCounts();
        RowFaults faults = new RowFaults();
        ProgressWatch progress = new ProgressWatch(new ProgressWatch.Board() {
            @Override
            public Optional<String> put(Progress now) {
                return Optional.empty();
            }

            @Override
            public Optional<String> last() {
                return Optional.empty();
            }
        }, System::nanoTime);
        try (FormatReader.Staged staged = readers.get(recognised.format()).stage(new ImportWork(recognised.file(), recognised.mapping(), new BatchId(1), LocalDate.ofInstant(NOW, java.time.ZoneOffset.UTC), NOW,
                faults, counts, database, progress, new RowWords(plumbline.intake.words.CouncilWords.NONE)))) {
            return recognised.format().code() + (counts.rowsRead() > counts.rowsRejected() ? "" : ", nothing right");
        }
    }
}

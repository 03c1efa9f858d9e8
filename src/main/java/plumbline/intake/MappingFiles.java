package plumbline.intake;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.intake.mapping.Mapping;
import plumbline.intake.mapping.MappingCheck;
import plumbline.intake.mapping.MappingStore;
import plumbline.intake.mapping.SavedMapping;
import plumbline.intake.mapping.UnitNames;
import plumbline.intake.mapping.UnknownTable;
import plumbline.organisation.Organisation;

/** Reads files whose columns somebody has explained. */
@Component
class MappingFiles implements FileMappings {

    private final BatchStore batches;
    private final KeptContent contents;
    private final MappingStore mappings;
    private final FormatRecogniser recogniser;
    private final Looking looking;
    private final AuditTrail audit;
    private final Organisation organisation;
    private final TransactionTemplate transactions;

    MappingFiles(BatchStore batches, KeptContent contents, MappingStore mappings, FormatRecogniser recogniser, Looking looking, AuditTrail audit,
                 Organisation organisation, PlatformTransactionManager manager) {
        this.batches = batches;
        this.contents = contents;
        this.mappings = mappings;
        this.recogniser = recogniser;
        this.looking = looking;
        this.audit = audit;
        this.organisation = organisation;
        this.transactions = new TransactionTemplate(manager);
    }

    @Override
    public Attempt<UnknownTable> table(BatchId id) {
        return waiting(id).then(batch -> {
            try (SpooledFile file = SpooledFile.receive(contents.open(id))) {
                return UnknownFile.table(file, batch.fileName()).map(Attempt::done).orElseGet(MappingFiles::decidedMeanwhile);
            } catch (FileRefused gone) {
                return decidedMeanwhile();
            }
        });
    }

    @Override
    public Attempt<Batch> save(BatchId id, String name, Mapping mapping, Actor actor) {
        return table(id).then(table -> {
            String header = UnknownTable.header(table.headings());
            Map<String, String> problems = MappingCheck.problems(mapping, table, name);
            Optional<Map.Entry<String, String>> first = problems.entrySet().stream().findFirst();
            if (first.isPresent()) {
                return Attempt.invalid(first.get().getKey(), first.get().getValue());
            }
            UnitNames units = new UnitNames(organisation);
            if (!mapping.units().values().stream().allMatch(units::isUnit)) {
                return Attempt.invalid("units", "Choose units of the organisation.");
            }
            if (mappings.nameTaken(name.strip(), header)) {
                return Attempt.invalid("name", "Files with other columns go by this name. Enter another name.");
            }
            return waiting(id).then(batch -> read(id, name.strip(), header, mapping, actor));
        });
    }

    private Attempt<Batch> read(BatchId id, String name, String header, Mapping mapping, Actor actor) {
        SavedMapping saved = transactions.execute(status -> {
            if (!batches.mapped(id, mapping.target().format())) {
                return null;
            }
            SavedMapping kept = mappings.save(name, header, mapping, actor);
            batches.use(id, kept.id());
            audit.record(actor, "columns explained", "import", id.toString(), name + ": read as " + mapping.target().title().toLowerCase(java.util.Locale.ROOT));
            return kept;
        });
        if (saved == null) {
            return decidedMeanwhile();
        }
        try (SpooledFile file = SpooledFile.receive(contents.open(id))) {
            return looking.look(id, recogniser.again(file, mapping.target().format(), java.util.OptionalLong.of(saved.id())), actor);
        }
    }

    @Override
    public List<SavedMapping> inUse() {
        return mappings.inUse();
    }

    @Override
    public Attempt<SavedMapping> inUse(long id) {
        return mappings.inUse(id).map(Attempt::done).orElseGet(MappingFiles::unknownKind);
    }

    @Override
    public List<String> unitNames(SavedMapping saved) {
        Set<String> names = new LinkedHashSet<>(saved.mapping().units().keySet());
        names.addAll(mappings.unknownUnits(saved));
        names.removeAll(saved.mapping().units().values());
        return new UnitNames(organisation).unknown(names);
    }

    @Override
    public Attempt<SavedMapping> explainUnits(long id, Map<String, String> units, Actor actor) {
        UnitNames known = new UnitNames(organisation);
        if (!units.values().stream().allMatch(unit -> unit.isEmpty() || known.isUnit(unit))) {
            return Attempt.invalid("units", "Choose units of the organisation.");
        }
        return Objects.requireNonNull(transactions.<Attempt<SavedMapping>>execute(status -> inUse(id).then(saved -> {
            Map<String, String> names = new HashMap<>(saved.mapping().with(units).units());
            saved.mapping().units().forEach(names::putIfAbsent);
            names.values().removeIf(String::isEmpty);
            SavedMapping kept = mappings.save(saved.name(), saved.header(), saved.mapping().with(names), actor);
            audit.record(actor, "units explained", "mapping", Long.toString(kept.id()), saved.name() + ": " + units.size() + " names");
            return Attempt.done(kept);
        })));
    }

    private static <T> Attempt<T> unknownKind() {
        return Attempt.notFound("There is no such kind of file any more.");
    }

    @Override
    public Attempt<SavedMapping> retire(long id, Actor actor) {
        return Objects.requireNonNull(transactions.<Attempt<SavedMapping>>execute(status -> {
            SavedMapping retired = mappings.retire(id);
            if (retired == null) {
                return unknownKind();
            }
            audit.record(actor, "columns forgotten", "mapping", Long.toString(id), retired.name());
            return Attempt.done(retired);
        }));
    }

    private Attempt<Batch> waiting(BatchId id) {
        return batches.batch(id).map(batch -> batch.state() == Batch.State.TO_BE_MAPPED ? Attempt.done(batch)
                : Attempt.<Batch>notNow("The columns of this file are explained already, or it is gone: " + batch.state().word() + "."))
                .orElseGet(() -> Attempt.notFound("There is no import " + id + "."));
    }

    private static <T> Attempt<T> decidedMeanwhile() {
        return Attempt.notNow("Somebody has decided about this file meanwhile. Look at it again.");
    }
}

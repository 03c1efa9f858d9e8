package plumbline.studio;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.Attempt;

/**
 * Writing one table of the rule set: a file of a change request like any other, a table to whoever writes it. What all such tables have in common is
 * here; what is right in a row, and what it would do, each of them knows.
 */
public abstract class TableDrafting implements DraftedTable {

    private final TableDrafts.Kind kind;
    private final TableDrafts tables;

    TableDrafting(TableDrafts.Kind kind, TableDrafts tables) {
        this.kind = kind;
        this.tables = tables;
    }

    /** What stands for the table while no version has one. */
    abstract String unwritten();

    /** Begins a change request with the table in force, to be changed. */
    @Transactional
    public Attempt<ChangeRequest> begin(Actor actor) {
        return Attempt.done(tables.begin(actor, kind, unwritten()));
    }

    /** Takes a row out; refused when somebody has saved since {@code version}. */
    @Transactional
    public Attempt<ChangeRequest> remove(Actor actor, String reference, @Nullable Integer version, int line) {
        return tables.removeRow(actor, reference, version, kind, line);
    }

    /** Saves the whole table, whatever it says; refused when somebody has saved since {@code version}. */
    @Transactional
    public Attempt<ChangeRequest> write(Actor actor, String reference, @Nullable Integer version, String text) {
        return tables.write(actor, reference, version, kind, text);
    }

    /** The change requests that changed or want to change the table, the latest first. */
    public List<ChangeRequest> changes() {
        return tables.changes(kind);
    }

    /** Saves a row, whatever its cells say; {@code null} as its line for a new one at the end. */
    Attempt<ChangeRequest> put(Actor actor, String reference, @Nullable Integer version, @Nullable Integer line, List<String> cells) {
        return tables.writeRow(actor, reference, version, kind, line, cells);
    }
}

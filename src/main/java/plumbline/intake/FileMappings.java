package plumbline.intake;

import java.util.List;
import java.util.Map;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.intake.mapping.Mapping;
import plumbline.intake.mapping.SavedMapping;
import plumbline.intake.mapping.UnknownTable;

/** Files of a council's own: somebody says once what their columns mean, and the next file with the same header is read without asking. */
public interface FileMappings {

    /** The beginning of a file that waits to be mapped. */
    Attempt<UnknownTable> table(BatchId batch);

    /** Keeps what the columns mean under a name, and looks at the file with it; it then waits to be accepted. */
    Attempt<Batch> save(BatchId batch, String name, Mapping mapping, Actor actor);

    /** The mappings that files are recognised by, by name. */
    List<SavedMapping> inUse();

    /** One of them. */
    Attempt<SavedMapping> inUse(long id);

    /** The names in files of this kind that no unit has: those that are explained, and those that made rows faults. */
    List<String> unitNames(SavedMapping saved);

    /**
     * Says which units the names in a kind of file mean. Files that come later are read so, also those whose rows were left out before.
     *
     * @param units codes of units by name; an empty code takes back what was said of a name
     */
    Attempt<SavedMapping> explainUnits(long id, Map<String, String> units, Actor actor);

    /** Forgets one; what was imported with it stays, and the next such file is asked about again. */
    Attempt<SavedMapping> retire(long id, Actor actor);
}

package plumbline.establishment;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import plumbline.core.UnitId;
import plumbline.organisation.EstablishedPost;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Tier;
import plumbline.organisation.TierLadder;

/** Writes the organisation as the files in which it is uploaded. */
final class OrganisationCsv {

    private OrganisationCsv() {
    }

    /** The units, those above first. */
    static String units(List<OrgUnit> units) {
        return write(Cells.UNIT_COLUMNS, units.stream().map(unit -> List.of(unit.id().value(), unit.kind().word(), unit.name(),
                unit.parent().map(UnitId::value).orElse(""))).toList());
    }

    /** The posts. */
    static String posts(List<EstablishedPost> posts, TierLadder ladder) {
        return write(Cells.POST_COLUMNS, posts.stream().map(post -> List.of(post.title(), ladder.at(post.tier()).map(Tier::name).orElseThrow(),
                post.unit().value(), post.username().orElse(""))).toList());
    }

    private static String write(List<String> header, List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            writer.writeRecord(header);
            rows.forEach(writer::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}

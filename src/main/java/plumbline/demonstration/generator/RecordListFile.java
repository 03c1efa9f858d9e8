package plumbline.demonstration.generator;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the record list: what a council keeps about a piece of work in one row, with the mess that real lists have. */
final class RecordListFile implements AutoCloseable {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

    private static final List<String> HEADER = List.of("Record kind", "Record ref", "Person ref", "About", "Team",
            "Received on", "Screened on", "Concern received on", "Planning held on", "Concluded on", "Risk identified", "Risk reduced",
            "Outcome asked", "Agreed on", "Reviewed on", "Acknowledged on", "Discussed on", "Answered on", "Requested on",
            "Information asked on", "Information received on", "Outcome sent on", "Began on", "Ended on", "Outcome decided on",
            "After hospital", "Aged 65 or over", "At home on day 91", "Ready at", "Left at", "Checked at", "Needs social care",
            "Started on", "Left on", "Held on", "Length in minutes", "Performance on the agenda", "Objectives set", "Due on", "Paid on",
            "Disputed on", "Interval", "Done on", "Planned for", "Completed on", "Graded on", "Grade");
    private static final Set<String> COLUMNS = Set.copyOf(HEADER);

    private final CsvFile file;
    private final Chance mess;
    private final boolean messy;

    RecordListFile(Path folder, long seed, boolean messy) {
        this.file = new CsvFile(folder.resolve("record-list.csv"), HEADER);
        this.mess = new Chance(seed, -20);
        this.messy = messy;
    }

    Path path() {
        return file.path();
    }

    /** A record about a person. */
    Row ofPerson(String kind, String ref, String person, String team) {
        return new Row(kind, ref).says("Person ref", person).says("Team", team);
    }

    /** A record of something else. */
    Row of(String kind, String ref, String about, String team) {
        return new Row(kind, ref).says("About", about).says("Team", team);
    }

    private boolean happens(int perThousand) {
        return messy && mess.perThousand(perThousand);
    }

    @Override
    public void close() {
        file.close();
    }

    /** One row in the making. */
    final class Row {

        private final Map<String, String> cells = new HashMap<>();

        private Row(String kind, String ref) {
            says("Record kind", kind).says("Record ref", ref);
        }

        Row says(String column, String text) {
            if (!COLUMNS.contains(column)) {
                throw new IllegalStateException("the list has no column " + column);
            }
            cells.put(column, text);
            return this;
        }

        Row says(String column, boolean yes) {
            return says(column, yes ? "yes" : "no");
        }

        /** The day something happened; {@code null} leaves the cell empty. Now and then nobody wrote the day down. */
        Row on(String column, @Nullable LocalDate day) {
            return day == null || happens(3) ? this : says(column, written(day));
        }

        private String written(LocalDate day) {
            if (happens(5)) {
                return "not recorded";
            }
            if (happens(1)) {
                return "tbc";
            }
            return DAY.format(happens(1) ? day.plusYears(10) : day);
        }

        Row at(String column, @Nullable LocalDateTime moment) {
            if (moment == null) {
                return this;
            }
            return says(column, happens(10) ? DAY.format(moment) : MOMENT.format(moment));
        }

        /** Some rows come twice, as in every list that somebody joined from two. */
        void write() {
            file.write(cells);
            if (happens(4)) {
                file.write(cells);
            }
            if (happens(1)) {
                file.write(Map.of("Record kind", "case note", "Record ref", "N" + cells.get("Record ref"), "Person ref", cells.getOrDefault("Person ref", "")));
            }
        }
    }
}

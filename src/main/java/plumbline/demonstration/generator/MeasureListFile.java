package plumbline.demonstration.generator;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the measure list: numbers that others have counted. Now and then one is missing, unreadable or there twice. */
final class MeasureListFile implements AutoCloseable {

    private static final List<String> HEADER = List.of("Standard", "Period", "Team", "Group", "Value", "Numerator", "Denominator", "Target", "Baseline");

    private final CsvFile file;
    private final Chance mess;
    private final boolean messy;

    MeasureListFile(Path folder, long seed, boolean messy) {
        this.file = new CsvFile(folder.resolve("measure-list.csv"), HEADER);
        this.mess = new Chance(seed, -30);
        this.messy = messy;
    }

    Path path() {
        return file.path();
    }

    /** @param team the code of the unit; the council when it is empty */
    Row of(String standard, String period, String team) {
        return new Row(standard, period, team);
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

        private Row(String standard, String period, String team) {
            cells.put("Standard", standard);
            cells.put("Period", period);
            cells.put("Team", team);
        }

        Row group(String name) {
            cells.put("Group", name);
            return this;
        }

        Row share(long numerator, long denominator) {
            cells.put("Numerator", happens(12) ? "[x]" : String.valueOf(numerator));
            cells.put("Denominator", String.valueOf(denominator));
            return this;
        }

        Row value(double value) {
            cells.put("Value", written(value));
            return this;
        }

        Row target(double target) {
            cells.put("Target", written(target));
            return this;
        }

        Row baseline(double baseline) {
            cells.put("Baseline", written(baseline));
            return this;
        }

        private String written(double number) {
            return String.valueOf(Math.round(number * 10) / 10.0);
        }

        void write() {
            if (happens(6)) {
                cells.put("Denominator", "about " + cells.getOrDefault("Denominator", "10"));
            }
            if (happens(10)) {
                return;
            }
            file.write(cells);
            if (happens(5)) {
                file.write(cells);
            }
        }
    }
}

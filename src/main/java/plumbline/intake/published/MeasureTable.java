package plumbline.intake.published;

import java.util.List;

/**
 * One measure in one year, of every area.
 *
 * @param areas England first, then averages, then councils from the highest, then those without a number
 */
public record MeasureTable(String measure, String name, String period, List<Line> areas) {

    /** One area. */
    public record Line(String area, String name, boolean council, PublishedValue value) {
    }

    public MeasureTable {
        areas = List.copyOf(areas);
    }
}

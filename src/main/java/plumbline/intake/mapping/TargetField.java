package plumbline.intake.mapping;

import java.util.List;

/**
 * Something a row of a file may tell.
 *
 * @param name     unique among those of its target
 * @param column   the column of the list that it is read into
 * @param event    the event whose row it belongs to; empty when it belongs to all of them
 * @param required whether nothing can be read without it
 * @param phrases  how columns that hold it are called, the words people read first
 */
public record TargetField(String name, String column, String event, Type type, boolean required, List<String> phrases) {

    /** What is in its cells. */
    public enum Type { TEXT, REFERENCE, DAY, TIME, NUMBER, YES_NO }

    public TargetField {
        phrases = List.copyOf(phrases);
    }

    /** What it is called on the page. */
    public String label() {
        return Character.toUpperCase(phrases.get(0).charAt(0)) + phrases.get(0).substring(1);
    }

    /** Whether the cells name units of the organisation. */
    public boolean isUnit() {
        return column.equals("team");
    }

    /** Whether the cells hold days, which may be written in several ways. */
    public boolean isDay() {
        return type == Type.DAY;
    }
}

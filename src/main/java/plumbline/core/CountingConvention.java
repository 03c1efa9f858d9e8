package plumbline.core;

/**
 * How a time limit is counted. The names and meanings are those of the standards catalogue.
 */
public enum CountingConvention {

    /** Elapsed hours between two instants in UTC; the wall clock is never subtracted. */
    HOUR("hours", "elapsed"),
    /** The start day is day 0; the deadline is the end of day n. */
    DAY_EXCL("days", "not counting the start day"),
    /** The start day is day 1; the deadline is the end of day n. */
    DAY_INCL("days", "counting the start day"),
    /** Only working days count; the start day is never counted. */
    WD_EXCL("working days", "not counting the start day"),
    /** The same date n months on, or the last day of that month. */
    MONTH("months", "to the same date"),
    /** The day before the {@link #MONTH} deadline. */
    MONTH_INCL("months", "beginning with the start day");

    private final String unit;
    private final String manner;

    CountingConvention(String unit, String manner) {
        this.unit = unit;
        this.manner = manner;
    }

    /** The unit people read, in the plural. */
    public String unit() {
        return unit;
    }

    /** How the start day is treated, in words. */
    public String manner() {
        return manner;
    }
}

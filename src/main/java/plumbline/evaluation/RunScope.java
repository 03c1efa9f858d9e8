package plumbline.evaluation;

/**
 * Who is judged in a run.
 *
 * @param everybody   whether everybody is, or at least everybody's facts are read ({@link #keepsWhatHolds}), or only who can have changed
 * @param comparesAll whether every word is compared with what held before, and not only where outcome, deadline or facts are
 *                    other than the last time; so it is when rules or whatever else words depend on may have changed
 * @param reason      why, as a sentence without its full stop
 */
public record RunScope(boolean everybody, boolean comparesAll, String reason) {

    /** Everybody, word for word. */
    static RunScope anew(String reason) {
        return new RunScope(true, true, reason);
    }

    /** Everybody, because somebody asked for it. Rules, units and calendar are those of the run before. */
    static RunScope asked() {
        return new RunScope(true, false, "It was asked for; whose facts are to the letter those they were last judged on, with no date passed since, keep what was found");
    }

    /** Whether everybody's facts are read, and the rules are applied only to whoever has others or is due. */
    boolean keepsWhatHolds() {
        return everybody && !comparesAll;
    }

    /** Only who can have changed. */
    static RunScope changed() {
        return new RunScope(false, false, "Rules, units and calendar are those of the run before, so only people with new facts or a date that has passed were judged");
    }
}

package plumbline.standards.judging;

/** What became of an event that stops a clock. */
sealed interface Stop {

    /** It happened. */
    record Happened(Moment moment) implements Stop {
    }

    /** It has not happened yet. */
    record NotYet() implements Stop {
    }

    /**
     * It cannot be told.
     *
     * @param because     why, as the end of a sentence
     * @param dateMissing whether a date is missing, rather than impossible
     */
    record Unknown(String because, boolean dateMissing) implements Stop {
    }
}

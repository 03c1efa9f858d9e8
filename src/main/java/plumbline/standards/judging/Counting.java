package plumbline.standards.judging;

import org.jspecify.annotations.Nullable;
import plumbline.standards.RateCase;

/** Decides whether and how what a rule is about counts in a rate. */
interface Counting {

    /** How it counts, or {@code null} when not at all. */
    @Nullable RateCase count(Now now);
}

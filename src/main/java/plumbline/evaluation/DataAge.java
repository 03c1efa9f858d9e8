package plumbline.evaluation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;

/**
 * How old the facts are that a standard's findings rest on.
 *
 * @param asOf     the day up to which all of its kinds of facts are known; {@code null} when none of them ever came in a file
 * @param troubles why facts may be missing, one sentence for each feed; empty when none is late, empty or suddenly small
 */
public record DataAge(@Nullable LocalDate asOf, List<String> troubles) {

    /** Whether a conclusion may be drawn from a fact that is not there. */
    public boolean fresh() {
        return troubles.isEmpty();
    }

    /** The day in words, for pages. */
    public String words() {
        return asOf == null ? "not known" : BusinessTime.write(asOf);
    }
}

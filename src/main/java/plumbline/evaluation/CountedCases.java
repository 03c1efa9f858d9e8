package plumbline.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.Page;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.standards.RateCase;

/** The cases behind the number of a rate, as the latest evaluation counted them. */
public interface CountedCases {

    /** How many cases a page holds. */
    int PAGE_SIZE = 25;

    /**
     * Which number.
     *
     * @param unit     the unit whose number it is, with all units below it; the whole council when empty
     * @param period   a month, quarter or year as rates write it, for example {@code 2026-04}, or {@code rolling}
     * @param provider the provider whose number it is
     * @param part     only the cases that count so
     */
    record Filter(StandardId standard, Optional<UnitId> unit, String period, Optional<String> provider, Optional<RateCase.Part> part) {
    }

    /**
     * One case.
     *
     * @param ref    the person, record or location counted
     * @param person the person it concerns, or {@code null}
     * @param value  what it adds to a mean; {@code null} in rates
     */
    record CountedCase(String ref, @Nullable String person, UnitId unit, RateCase.Part part, @Nullable BigDecimal value) {
    }

    /**
     * What is behind a number.
     *
     * @param cases those that spoil the number first, then by reference
     * @param parts how many count how, whichever are listed
     */
    record Behind(Page<CountedCase> cases, Map<RateCase.Part, Integer> parts) {
    }

    /** One page of the cases behind a number; the last page when there are fewer. */
    Behind behind(Filter filter, int page);
}

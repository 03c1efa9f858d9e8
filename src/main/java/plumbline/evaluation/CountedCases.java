package plumbline.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
     * One page of the cases.
     *
     * @param cases  those that spoil the number first, then by reference
     * @param number the page's number, from 1
     * @param total  how many there are on all pages
     * @param parts  how many count how, whichever are listed
     */
    record Page(List<CountedCase> cases, int number, int total, Map<RateCase.Part, Integer> parts) {
        /** How many pages there are, at least one. */
        public int pages() {
            return Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        }
    }

    /** One page of the cases behind a number, the first being number 1; the last page when there are fewer. */
    Page behind(Filter filter, int page);
}
